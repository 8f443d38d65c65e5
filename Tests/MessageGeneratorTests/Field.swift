/// A field of a protobuf message, written by hand: the plugin's input without protoc.
struct Field {
    let bytes: [UInt8]

    /// A text, or a message's bytes.
    init(_ number: Int, _ text: String) { self.init(number, Array(text.utf8)) }

    /// A nested message.
    init(_ number: Int, _ fields: [Field]) { self.init(number, fields.flatMap(\.bytes)) }

    /// A number.
    init(_ number: Int, _ value: Int) { bytes = Self.varint(number << 3) + Self.varint(value) }

    private init(_ number: Int, _ payload: [UInt8]) {
        bytes = Self.varint(number << 3 | 2) + Self.varint(payload.count) + payload
    }

    private static func varint(_ value: Int) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest > 0x7f {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
