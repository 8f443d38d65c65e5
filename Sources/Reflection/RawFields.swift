/// The fields of a message as they are on the wire, by their numbers.
struct RawFields {
    private enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
    }

    private var values: [UInt32: [Value]] = [:]

    init(_ bytes: ArraySlice<UInt8>) throws(MessageFault) {
        var reader = WireReader(bytes)
        while let tag = try reader.tag() {
            switch tag.type {
            case .varint: values[tag.number, default: []].append(.number(try reader.varint()))
            case .bytes: values[tag.number, default: []].append(.bytes(try reader.bytes()))
            case .fixed32, .fixed64: try reader.skip(tag.type)
            }
        }
    }

    /// The last number of a field.
    func number(_ number: UInt32) -> UInt64? {
        for case .number(let value) in (values[number] ?? []).reversed() { return value }
        return nil
    }

    func flag(_ number: UInt32) -> Bool { (self.number(number) ?? 0) != 0 }

    /// All that a field holds, byte string after byte string.
    func bytes(_ number: UInt32) -> [ArraySlice<UInt8>] {
        (values[number] ?? []).compactMap { if case .bytes(let bytes) = $0 { bytes } else { nil } }
    }

    /// The last text of a field; empty where there is none.
    func text(_ number: UInt32) throws(MessageFault) -> String {
        guard let bytes = bytes(number).last else { return "" }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw MessageFault("a name in the descriptors is not valid UTF-8")
        }
        return text
    }

    /// The last message of a field; one without fields where there is none.
    func message(_ number: UInt32) throws(MessageFault) -> RawFields {
        try RawFields(bytes(number).last ?? [])
    }

    /// Numbers of a packed field.
    func packed(_ number: UInt32) throws(MessageFault) -> [UInt64] {
        var numbers: [UInt64] = []
        for run in bytes(number) {
            var reader = WireReader(run)
            while !reader.isAtEnd { numbers.append(try reader.varint()) }
        }
        return numbers
    }
}
