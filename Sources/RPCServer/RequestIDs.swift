/// Names for calls whose callers give none: `k3fq0x-1c`, unique in this run and most probably in others.
struct RequestIDs {
    private static let digits: [UInt8] = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)

    /// Six digits and a hyphen: with eight of the count this is what a string holds without memory of its own.
    private let prefix: [UInt8]
    private var count: UInt64 = 0

    init() {
        prefix = (0..<6).map { _ in Self.digits.randomElement() ?? 0x30 } + [0x2D]
    }

    mutating func next() -> String {
        count += 1
        var (rest, length) = (count, 0)
        repeat {
            rest /= 36
            length += 1
        } while rest > 0
        rest = count
        return String(unsafeUninitializedCapacity: prefix.count + length) { buffer in
            for (index, byte) in prefix.enumerated() { buffer.initializeElement(at: index, to: byte) }
            for index in stride(from: prefix.count + length - 1, through: prefix.count, by: -1) {
                buffer.initializeElement(at: index, to: Self.digits[Int(rest % 36)])
                rest /= 36
            }
            return prefix.count + length
        }
    }
}
