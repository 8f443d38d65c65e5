/// Takes a message's fields in the order of their numbers: once to count their bytes, once to write them.
protocol FieldSink {
    /// A number in 7 bits a byte, the lowest first.
    mutating func varint(_ value: UInt64)
    /// Four bytes, the lowest first.
    mutating func fixed32(_ value: UInt32)
    /// Eight bytes, the lowest first.
    mutating func fixed64(_ value: UInt64)
    /// A text's length and its characters in UTF-8.
    mutating func text(_ text: String)
    /// The number of the bytes, and the bytes.
    mutating func bytes(_ bytes: [UInt8])
    /// A message's length and its fields.
    mutating func message(_ message: some CMessage)
}

/// How the content behind a tag is made up.
enum WireType: UInt64 {
    case varint = 0
    case fixed64 = 1
    case delimited = 2
    case fixed32 = 5
}

/// What generated code calls for a member of a oneof, which is sent with any value, and for each element of a list.
extension FieldSink {
    @inline(__always)
    mutating func tag(_ number: UInt64, _ type: WireType) { varint(number << 3 | type.rawValue) }

    @inline(__always)
    mutating func put(_ number: UInt64, varint value: UInt64) {
        tag(number, .varint)
        varint(value)
    }

    @inline(__always)
    mutating func put(_ number: UInt64, fixed32 value: UInt32) {
        tag(number, .fixed32)
        fixed32(value)
    }

    @inline(__always)
    mutating func put(_ number: UInt64, fixed64 value: UInt64) {
        tag(number, .fixed64)
        fixed64(value)
    }

    @inline(__always)
    mutating func put(_ number: UInt64, text value: String) {
        tag(number, .delimited)
        text(value)
    }

    @inline(__always)
    mutating func put(_ number: UInt64, bytes value: [UInt8]) {
        tag(number, .delimited)
        bytes(value)
    }

    @inline(__always)
    mutating func put(_ number: UInt64, message value: some CMessage) {
        tag(number, .delimited)
        message(value)
    }
}
