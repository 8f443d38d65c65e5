/// A number of bytes as people read it, in decimal units with one digit: `12.3 MB`.
struct ByteCount: CustomStringConvertible {
    let bytes: UInt64

    init(_ bytes: UInt64) { self.bytes = bytes }

    var description: String {
        guard bytes >= 1_000 else { return "\(bytes) B" }
        var unit = 0
        var divisor: UInt64 = 1_000
        while unit < Self.units.count - 1, bytes / divisor >= 1_000 {
            divisor *= 1_000
            unit += 1
        }
        // Cut, not rounded: what is not done must not look done.
        return "\(bytes / divisor).\(bytes % divisor / (divisor / 10)) \(Self.units[unit])"
    }

    private static let units = ["kB", "MB", "GB", "TB", "PB", "EB"]
}
