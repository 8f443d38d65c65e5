extension ScalarType {
    /// Reads one value.
    ///
    /// - Parameter shownBytes: a longer value of bytes is told by its length alone.
    func json(from reader: inout WireReader, shownBytes: Int) throws(MessageFault) -> JSON {
        switch self {
        case .double: return Self.json(Double(bitPattern: try reader.fixed64()))
        case .float: return Self.json(Float(bitPattern: try reader.fixed32()))
        // JSON's readers take numbers as doubles, so that those of 64 bits have to be texts.
        case .int64: return .string(String(Int64(bitPattern: try reader.varint())))
        case .uint64: return .string(String(try reader.varint()))
        case .fixed64: return .string(String(try reader.fixed64()))
        case .sfixed64: return .string(String(Int64(bitPattern: try reader.fixed64())))
        case .sint64:
            let value = try reader.varint()
            return .string(String(Int64(bitPattern: value >> 1) ^ -Int64(value & 1)))
        case .int32: return .integer(try reader.signed32())
        case .uint32: return .integer(try reader.unsigned32())
        case .fixed32: return .integer(try reader.fixed32())
        case .sfixed32: return .integer(Int32(bitPattern: try reader.fixed32()))
        case .sint32:
            let value = try reader.unsigned32()
            return .integer(Int32(bitPattern: value >> 1) ^ -Int32(value & 1))
        case .bool:
            let value = try reader.varint()
            guard value <= 1 else { throw MessageFault("a boolean is neither 0 nor 1") }
            return .boolean(value == 1)
        case .string: return .string(try Self.text(reader.bytes()))
        case .bytes:
            let bytes = try reader.bytes()
            return .string(bytes.count > shownBytes ? "<\(bytes.count) bytes>" : Base64.text(of: bytes))
        }
    }

    /// What JSON says for a value that is not on the wire.
    var defaultValue: JSON {
        switch self {
        case .double, .float: .number("0.0")
        case .int64, .uint64, .fixed64, .sfixed64, .sint64: .string("0")
        case .int32, .uint32, .fixed32, .sfixed32, .sint32: .number("0")
        case .bool: .boolean(false)
        case .string, .bytes: .string("")
        }
    }

    private static func json(_ number: some BinaryFloatingPoint & CustomStringConvertible) -> JSON {
        if number.isNaN { return .string("NaN") }
        if number.isInfinite { return .string(number < 0 ? "-Infinity" : "Infinity") }
        return .number(number.description)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) throws(MessageFault) -> String {
        guard !bytes.contains(0) else { throw MessageFault("the text holds a NUL character") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw MessageFault("the text is not valid UTF-8")
        }
        return text
    }
}
