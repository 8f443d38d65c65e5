/// Counts the bytes of a message.
struct MessageSize: FieldSink {
    /// Bytes so far.
    private(set) var byteCount = 0

    /// Nothing yet.
    init() {}

    /// The bytes of a whole message.
    init(of message: some CMessage) { message.encode(into: &self) }

    @inline(__always)
    mutating func varint(_ value: UInt64) {
        // 7 bits a byte; 0 takes one too.
        byteCount &+= (70 &- (value | 1).leadingZeroBitCount) / 7
    }

    @inline(__always)
    mutating func fixed32(_ value: UInt32) { byteCount &+= 4 }

    @inline(__always)
    mutating func fixed64(_ value: UInt64) { byteCount &+= 8 }

    @inline(__always)
    mutating func text(_ text: String) { delimited(text.utf8.count) }

    @inline(__always)
    mutating func bytes(_ bytes: [UInt8]) { delimited(bytes.count) }

    @inline(__always)
    mutating func message(_ message: some CMessage) { delimited(MessageSize(of: message).byteCount) }

    @inline(__always)
    private mutating func delimited(_ count: Int) {
        varint(UInt64(count))
        byteCount &+= count
    }
}
