/// Collects the types of a `FileDescriptorSet`. The numbers are those of the fields in descriptor.proto.
struct SchemaReader {
    /// Messages in messages: deeper sets would use up the stack.
    private static let maximumDepth = 32

    private(set) var messages: [String: MessageType] = [:]
    private(set) var enumerations: [String: EnumerationType] = [:]
    private(set) var services: [ServiceType] = []

    mutating func read(_ set: [UInt8]) throws(MessageFault) {
        for file in try RawFields(set[...]).bytes(1) { try read(file: RawFields(file)) }
    }

    private mutating func read(file: RawFields) throws(MessageFault) {
        let package = try file.text(2)
        let comments = try CommentIndex(file.message(9))
        let fields = FieldTypeReader(isProto3: try file.text(12) == "proto3", comments: comments)
        for (index, bytes) in file.bytes(4).enumerated() {
            try read(message: RawFields(bytes), in: package, fields, at: [4, UInt64(index)], depth: 1)
        }
        for (index, bytes) in file.bytes(5).enumerated() {
            try read(enumeration: RawFields(bytes), in: package, comments, at: [5, UInt64(index)])
        }
        for (index, bytes) in file.bytes(6).enumerated() {
            try read(service: RawFields(bytes), in: package, comments, at: [6, UInt64(index)])
        }
    }

    private mutating func read(
        message: RawFields, in outer: String, _ reader: FieldTypeReader, at place: [UInt64], depth: Int
    ) throws(MessageFault) {
        guard depth <= Self.maximumDepth else { throw MessageFault("types are nested too deeply") }
        let name = Self.name(try message.text(1), in: outer)
        var fields: [FieldType] = []
        for (index, bytes) in message.bytes(2).enumerated() {
            let place = place + [2, UInt64(index)]
            fields.append(try reader.read(RawFields(bytes), of: name, at: place))
        }
        var oneofs: [String] = []
        for bytes in message.bytes(8) { oneofs.append(try RawFields(bytes).text(1)) }
        messages[name] = MessageType(
            name: name, fields: fields, oneofs: oneofs, isMapEntry: try message.message(7).flag(7),
            comment: reader.comments[place])
        for (index, bytes) in message.bytes(3).enumerated() {
            let place = place + [3, UInt64(index)]
            try read(message: RawFields(bytes), in: name, reader, at: place, depth: depth + 1)
        }
        for (index, bytes) in message.bytes(4).enumerated() {
            try read(enumeration: RawFields(bytes), in: name, reader.comments, at: place + [4, UInt64(index)])
        }
    }

    private mutating func read(
        enumeration: RawFields, in outer: String, _ comments: CommentIndex, at place: [UInt64]
    ) throws(MessageFault) {
        let name = Self.name(try enumeration.text(1), in: outer)
        var values: [EnumerationType.Value] = []
        for (index, bytes) in enumeration.bytes(2).enumerated() {
            let value = try RawFields(bytes)
            values.append(
                EnumerationType.Value(
                    name: try value.text(1), number: Int32(truncatingIfNeeded: value.number(2) ?? 0),
                    comment: comments[place + [2, UInt64(index)]]))
        }
        enumerations[name] = EnumerationType(name: name, values: values, comment: comments[place])
    }

    private mutating func read(
        service: RawFields, in package: String, _ comments: CommentIndex, at place: [UInt64]
    ) throws(MessageFault) {
        let name = Self.name(try service.text(1), in: package)
        var methods: [MethodType] = []
        for (index, bytes) in service.bytes(2).enumerated() {
            let method = try RawFields(bytes)
            methods.append(
                MethodType(
                    service: name, name: try method.text(1), request: Self.absolute(try method.text(2)),
                    response: Self.absolute(try method.text(3)), isClientStreaming: method.flag(5),
                    isServerStreaming: method.flag(6), comment: comments[place + [2, UInt64(index)]]))
        }
        services.append(ServiceType(name: name, methods: methods, comment: comments[place]))
    }

    /// A full name as descriptors refer to it, without the dot at its beginning.
    static func absolute(_ name: String) -> String { name.hasPrefix(".") ? String(name.dropFirst()) : name }

    private static func name(_ name: String, in outer: String) -> String { outer.isEmpty ? name : "\(outer).\(name)" }
}
