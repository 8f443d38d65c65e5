/// Turns messages on the wire into JSON, by protobuf's JSON mapping.
///
/// It refuses what docs/protocol.md says under «Messages». Fields at their defaults are left out, and so are unknown
/// ones. A secret is never shown, nor whether it is set.
public struct MessageDecoder: Sendable {
    /// What stands in the place of a secret.
    public static let redacted = JSON.string("<redacted>")

    /// Messages in messages.
    private static let maximumDepth = 32

    private let schema: Schema
    private let shownBytes: Int

    /// - Parameters:
    ///   - schema: has the types.
    ///   - shownBytes: a longer value of bytes is told by its length alone.
    public init(schema: Schema, shownBytes: Int = .max) {
        self.schema = schema
        self.shownBytes = shownBytes
    }

    /// The JSON of one message.
    ///
    /// - Throws: `MessageFault` for bytes that are no such message.
    public func json(of bytes: [UInt8], as type: MessageType) throws(MessageFault) -> JSON {
        try json(of: bytes[...], type, depth: 1)
    }

    private func json(of bytes: ArraySlice<UInt8>, _ type: MessageType, depth: Int) throws(MessageFault) -> JSON {
        var values = try values(of: bytes, type, depth)
        if let text = WellKnownType(name: type.name)?.json(of: values) { return text }
        var members: [JSON.Member] = []
        for (index, field) in type.fields.enumerated() {
            let isShown = field.oneof == nil || !values[index].isEmpty
            if field.isSecret, isShown { values[index] = [Self.redacted] }
            guard let first = values[index].first else { continue }
            let value: JSON
            if field.isSecret {
                value = Self.redacted
            } else if let entry = mapEntry(of: field) {
                value = object(of: values[index], entry)
            } else if field.isRepeated {
                value = .array(values[index])
            } else {
                value = first
            }
            members.append(JSON.Member(name: field.jsonName, value: value))
        }
        return .object(members)
    }

    /// The values of each field, in the order of the type's fields; none where a field is at its default.
    private func values(
        of bytes: ArraySlice<UInt8>, _ type: MessageType, _ depth: Int
    ) throws(MessageFault) -> [[JSON]] {
        guard depth <= Self.maximumDepth else { throw MessageFault("more than \(Self.maximumDepth) messages deep") }
        var reader = WireReader(bytes)
        var values = [[JSON]](repeating: [], count: type.fields.count)
        var singular = SingularFields(type)
        while let tag = try reader.tag() {
            guard let index = type.index(of: tag.number) else {
                try reader.skip(tag.type)
                continue
            }
            let field = type.fields[index]
            try MessageFault.within(.member(field.jsonName)) { () throws(MessageFault) in
                try singular.note(index)
                try read(field, tag.type, &reader, into: &values[index], depth)
                let mayBeLeftOut = !field.isRepeated && !field.hasPresence && !type.isMapEntry
                if mayBeLeftOut, values[index].first == schema.defaultValue(of: field.kind) { values[index] = [] }
            }
        }
        return values
    }

    private func read(
        _ field: FieldType, _ wireType: WireReader.WireType, _ reader: inout WireReader, into values: inout [JSON],
        _ depth: Int
    ) throws(MessageFault) {
        let wanted = field.kind.wireType
        if wireType == wanted {
            values.append(try value(field, &reader, depth))
        } else if wireType == .bytes, field.isRepeated {
            var run = WireReader(try reader.bytes())
            while !run.isAtEnd { values.append(try value(field, &run, depth)) }
        } else {
            throw MessageFault("it has another wire type than the field")
        }
    }

    private func value(_ field: FieldType, _ reader: inout WireReader, _ depth: Int) throws(MessageFault) -> JSON {
        switch field.kind {
        case .scalar(let scalar): return try scalar.json(from: &reader, shownBytes: shownBytes)
        case .enumeration(let name):
            let number = try reader.signed32()
            let value = schema.enumeration(name)?.values.first { $0.number == number }
            return value.map { .string($0.name) } ?? .integer(number)
        case .message(let name):
            guard let type = schema.message(name) else { throw MessageFault("\(name) is not known") }
            return try json(of: reader.bytes(), type, depth: depth + 1)
        }
    }

    private func mapEntry(of field: FieldType) -> MessageType? {
        guard field.isRepeated, case .message(let name) = field.kind, let type = schema.message(name) else {
            return nil
        }
        return type.isMapEntry ? type : nil
    }

    /// The entries of a map as one object; of two with the same key the last one counts.
    private func object(of entries: [JSON], _ type: MessageType) -> JSON {
        let (key, value) = (schema.defaultValue(of: type, 1), schema.defaultValue(of: type, 2))
        var members: [JSON.Member] = []
        var places: [String: Int] = [:]
        for entry in entries {
            let member = JSON.Member(
                name: (entry[path: "key"] ?? key).plain, value: entry[path: "value"] ?? value)
            if let place = places[member.name] {
                members[place] = member
            } else {
                places[member.name] = members.count
                members.append(member)
            }
        }
        return .object(members)
    }
}
