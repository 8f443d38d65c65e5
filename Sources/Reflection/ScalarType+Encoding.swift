extension ScalarType {
    /// One value as it stands on the wire behind its tag.
    ///
    /// - Throws: `MessageFault` that says what was expected.
    func encoded(_ json: JSON) throws(MessageFault) -> EncodedValue {
        switch self {
        case .double: return EncodedValue(fixed: try Self.floating(json, Double.self).bitPattern)
        case .float: return EncodedValue(fixed: try Self.floating(json, Float.self).bitPattern)
        case .int64: return EncodedValue(varint: UInt64(bitPattern: try Self.whole(json, Int64.self)))
        case .uint64: return EncodedValue(varint: try Self.whole(json, UInt64.self))
        case .int32: return EncodedValue(varint: UInt64(bitPattern: Int64(try Self.whole(json, Int32.self))))
        case .uint32: return EncodedValue(varint: UInt64(try Self.whole(json, UInt32.self)))
        case .fixed64: return EncodedValue(fixed: try Self.whole(json, UInt64.self))
        case .fixed32: return EncodedValue(fixed: try Self.whole(json, UInt32.self))
        case .sfixed32: return EncodedValue(fixed: try Self.whole(json, Int32.self))
        case .sfixed64: return EncodedValue(fixed: try Self.whole(json, Int64.self))
        case .sint32:
            let value = try Self.whole(json, Int32.self)
            return EncodedValue(varint: UInt64(UInt32(bitPattern: value << 1 ^ value >> 31)))
        case .sint64:
            let value = try Self.whole(json, Int64.self)
            return EncodedValue(varint: UInt64(bitPattern: value << 1 ^ value >> 63))
        case .bool:
            guard case .boolean(let flag) = json else { throw Self.fault("true or false", json) }
            return EncodedValue(varint: flag ? 1 : 0)
        case .string:
            guard case .string(let text) = json else { throw Self.fault("a string", json) }
            guard !text.utf8.contains(0) else { throw MessageFault("a text can't hold a NUL character") }
            return EncodedValue(delimited: text.utf8)
        case .bytes:
            guard case .string(let text) = json else { throw Self.fault("a string in base64", json) }
            guard let bytes = Base64.bytes(of: text) else { throw MessageFault("the string is not base64") }
            return EncodedValue(delimited: bytes)
        }
    }

    /// A whole number, or a string that holds one.
    private static func whole<Integer: FixedWidthInteger>(
        _ json: JSON, _ type: Integer.Type
    ) throws(MessageFault) -> Integer {
        let wanted = "a whole number from \(Integer.min) to \(Integer.max)"
        guard let text = number(in: json) else { throw fault(wanted, json) }
        guard let value = Decimal(text)?.whole(type) else { throw MessageFault("expected \(wanted), found \(text)") }
        return value
    }

    /// A number, or a string that holds one or names what JSON's numbers lack.
    private static func floating<Number: BinaryFloatingPoint & LosslessStringConvertible>(
        _ json: JSON, _ type: Number.Type
    ) throws(MessageFault) -> Number {
        switch json {
        case .string("NaN"): return .nan
        case .string("Infinity"): return .infinity
        case .string("-Infinity"): return -.infinity
        default: break
        }
        guard let text = number(in: json) else { throw fault("a number", json) }
        guard let value = Number(text), value.isFinite else { throw MessageFault("\(text) is too large") }
        return value
    }

    /// The digits of a number; `nil` where there is none.
    private static func number(in json: JSON) -> String? {
        switch json {
        case .number(let text): return text
        case .string(let text):
            guard case .number(let digits) = try? JSON(parsing: text), digits == text else { return nil }
            return digits
        default: return nil
        }
    }

    private static func fault(_ wanted: String, _ json: JSON) -> MessageFault {
        MessageFault("expected \(wanted), found \(json.kind)")
    }
}
