/// Reads protobuf's wire format, as strictly as docs/protocol.md says under «Messages».
struct WireReader {
    /// How a field's value is written.
    enum WireType: UInt8 {
        case varint = 0
        case fixed64 = 1
        case bytes = 2
        case fixed32 = 5
    }

    /// What stands before a field's value.
    struct Tag {
        var number: UInt32
        var type: WireType
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    /// The next field's tag; `nil` at the end.
    mutating func tag() throws(MessageFault) -> Tag? {
        if rest.isEmpty { return nil }
        let value = try varint()
        guard let tag = UInt32(exactly: value), tag >> 3 != 0 else {
            throw MessageFault("the bytes name a field number that can't be")
        }
        guard let type = WireType(rawValue: UInt8(tag & 7)) else {
            throw MessageFault("the bytes hold a group or an unknown kind of value")
        }
        return Tag(number: tag >> 3, type: type)
    }

    mutating func varint() throws(MessageFault) -> UInt64 {
        var value: UInt64 = 0
        for position in 0..<10 {
            guard let byte = rest.popFirst() else { throw Self.truncated }
            // The tenth byte has one bit left.
            if position == 9, byte > 1 { break }
            value |= UInt64(byte & 0x7f) << (7 * UInt64(position))
            if byte < 0x80 { return value }
        }
        throw MessageFault("a number has more than 64 bits")
    }

    mutating func fixed32() throws(MessageFault) -> UInt32 {
        try take(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    mutating func fixed64() throws(MessageFault) -> UInt64 {
        try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func bytes() throws(MessageFault) -> ArraySlice<UInt8> {
        guard let count = Int(exactly: try varint()) else { throw Self.truncated }
        return try take(count)
    }

    mutating func skip(_ type: WireType) throws(MessageFault) {
        switch type {
        case .varint: _ = try varint()
        case .fixed64: _ = try take(8)
        case .bytes: _ = try bytes()
        case .fixed32: _ = try take(4)
        }
    }

    private mutating func take(_ count: Int) throws(MessageFault) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Self.truncated }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private static var truncated: MessageFault { MessageFault("the bytes end inside a field") }
}
