/// Cuts a stream of bytes into frames: a length of four bytes, the most significant first, then so many bytes.
struct FrameDecoder {
    struct TooLong: Error {}

    static let longest = 64 * 1024
    private static let headerLength = 4

    private var buffer: [UInt8] = []

    mutating func append(_ bytes: some Sequence<UInt8>) { buffer += bytes }

    /// The next frame, if it is complete.
    mutating func next() throws(TooLong) -> [UInt8]? {
        guard buffer.count >= Self.headerLength else { return nil }
        let length = buffer.prefix(Self.headerLength).reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.longest else { throw TooLong() }
        guard buffer.count >= Self.headerLength + length else { return nil }
        defer { buffer.removeFirst(Self.headerLength + length) }
        return Array(buffer[Self.headerLength..<Self.headerLength + length])
    }

    /// A frame with its length before it; `nil` if it is too long.
    static func encode(_ body: [UInt8]) -> [UInt8]? {
        guard body.count <= longest else { return nil }
        return (0..<headerLength).reversed().map { UInt8(truncatingIfNeeded: body.count >> ($0 * 8)) } + body
    }
}
