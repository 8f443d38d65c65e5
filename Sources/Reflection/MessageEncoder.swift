/// Turns JSON into messages on the wire, by protobuf's JSON mapping.
public struct MessageEncoder: Sendable {
    /// Messages in messages: what a receiver of the protocol takes.
    private static let maximumDepth = 32

    private let schema: Schema

    /// - Parameter schema: has the types.
    public init(schema: Schema) { self.schema = schema }

    /// The bytes of one message. Fields go by their JSON names or those of the proto file; null is the default.
    ///
    /// - Throws: `MessageFault` that names the member which does not fit, and what was expected.
    public func bytes(of json: JSON, as type: MessageType) throws(MessageFault) -> [UInt8] {
        try bytes(of: json, type, depth: 1)
    }

    private func bytes(of json: JSON, _ type: MessageType, depth: Int) throws(MessageFault) -> [UInt8] {
        guard depth <= Self.maximumDepth else { throw MessageFault("more than \(Self.maximumDepth) messages deep") }
        var writer = WireWriter()
        if let known = WellKnownType(name: type.name) {
            try known.write(json, to: &writer)
            return writer.bytes
        }
        guard case .object(let members) = json else { throw MessageFault("expected an object, found \(json.kind)") }
        for (index, value) in try values(members, type).sorted(by: { $0.index < $1.index }) {
            let field = type.fields[index]
            try MessageFault.within(.member(field.jsonName)) { () throws(MessageFault) in
                try write(value, field, to: &writer, depth)
            }
        }
        return writer.bytes
    }

    /// The members that say something, each with its field's index.
    private func values(
        _ members: [JSON.Member], _ type: MessageType
    ) throws(MessageFault) -> [(index: Int, value: JSON)] {
        var values: [(Int, JSON)] = []
        var seen: Set<Int> = []
        var singular = SingularFields(type)
        for member in members {
            guard let index = type.index(of: member.name) else {
                throw MessageFault(
                    "there is no field \(JSON.string(member.name).line); \(type.name) has "
                        + (type.fields.isEmpty ? "none" : type.fields.map(\.jsonName).joined(separator: ", ")))
            }
            try MessageFault.within(.member(type.fields[index].jsonName)) { () throws(MessageFault) in
                guard seen.insert(index).inserted else { throw MessageFault("it comes twice") }
                if member.value == .null { return }
                try singular.note(index)
                values.append((index, member.value))
            }
        }
        return values
    }

    private func write(
        _ json: JSON, _ field: FieldType, to writer: inout WireWriter, _ depth: Int
    ) throws(MessageFault) {
        if !field.isRepeated {
            let value = try encoded(json, field, depth)
            if field.hasPresence || !value.isDefault { append(value, field, to: &writer) }
            return
        }
        if case .message(let name) = field.kind, let entry = schema.message(name), entry.isMapEntry {
            return try writeMap(json, field, entry, to: &writer, depth)
        }
        guard case .array(let elements) = json else { throw MessageFault("expected an array, found \(json.kind)") }
        var run = WireWriter()
        for (index, element) in elements.enumerated() {
            let value = try MessageFault.within(.element(index)) { () throws(MessageFault) in
                try encoded(element, field, depth)
            }
            if field.isPacked { run.raw(value.bytes) } else { append(value, field, to: &writer) }
        }
        if field.isPacked, !run.bytes.isEmpty {
            writer.tag(field.number, .bytes)
            writer.delimited(run.bytes)
        }
    }

    private func writeMap(
        _ json: JSON, _ field: FieldType, _ entry: MessageType, to writer: inout WireWriter, _ depth: Int
    ) throws(MessageFault) {
        guard case .object(let members) = json else { throw MessageFault("expected an object, found \(json.kind)") }
        guard let keyIndex = entry.index(of: 1), let valueIndex = entry.index(of: 2) else { return }
        var seen: Set<String> = []
        for member in members {
            try MessageFault.within(.key(member.name)) { () throws(MessageFault) in
                guard seen.insert(member.name).inserted else { throw MessageFault("it comes twice") }
                var content = WireWriter()
                let key = try encoded(Self.key(member.name, entry.fields[keyIndex]), entry.fields[keyIndex], depth)
                append(key, entry.fields[keyIndex], to: &content)
                let value = try encoded(member.value, entry.fields[valueIndex], depth + 1)
                append(value, entry.fields[valueIndex], to: &content)
                writer.tag(field.number, .bytes)
                writer.delimited(content.bytes)
            }
        }
    }

    /// Names of members are texts; a boolean key is the only one that has to be something else.
    private static func key(_ name: String, _ field: FieldType) -> JSON {
        guard field.kind == .scalar(.bool), name == "true" || name == "false" else { return .string(name) }
        return .boolean(name == "true")
    }

    private func encoded(_ json: JSON, _ field: FieldType, _ depth: Int) throws(MessageFault) -> EncodedValue {
        switch field.kind {
        case .scalar(let scalar): return try scalar.encoded(json)
        case .enumeration(let name): return try Self.encoded(json, schema.enumeration(name))
        case .message(let name):
            guard let type = schema.message(name) else { throw MessageFault("\(name) is not known") }
            return EncodedValue(delimited: try bytes(of: json, type, depth: depth + 1))
        }
    }

    private static func encoded(_ json: JSON, _ type: EnumerationType?) throws(MessageFault) -> EncodedValue {
        let values = type?.values ?? []
        let names = values.map(\.name).joined(separator: ", ")
        switch json {
        case .string(let name):
            guard let value = values.first(where: { $0.name == name }) else {
                throw MessageFault("\(json.line) is none of \(names)")
            }
            return EncodedValue(varint: UInt64(bitPattern: Int64(value.number)))
        case .number: return try ScalarType.int32.encoded(json)
        default: throw MessageFault("expected one of \(names), found \(json.kind)")
        }
    }

    private func append(_ value: EncodedValue, _ field: FieldType, to writer: inout WireWriter) {
        writer.tag(field.number, field.kind.wireType)
        writer.raw(value.bytes)
    }
}
