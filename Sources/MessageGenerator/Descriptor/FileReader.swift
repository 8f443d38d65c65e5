import CDescriptor

/// Reads the descriptors that protoc hands over into plain values.
struct FileReader {
    private typealias Part = Comments.Part
    typealias Descriptor = UnsafeMutablePointer<Google__Protobuf__FileDescriptorProto>
    private typealias MessageDescriptor = UnsafeMutablePointer<Google__Protobuf__DescriptorProto>
    private typealias EnumerationDescriptor = UnsafeMutablePointer<Google__Protobuf__EnumDescriptorProto>
    private typealias ServiceDescriptor = UnsafeMutablePointer<Google__Protobuf__ServiceDescriptorProto>

    private let fields: FieldReader
    private let types: [String: TypeName]

    /// Takes all files of the request: any of them may define a type that another one uses.
    init(all files: [Descriptor]) {
        var index = TypeIndex()
        for file in files { index.add(file) }
        types = index.types
        fields = FieldReader(types: index.types, mapEntries: index.mapEntries)
    }

    /// - Throws: `Refusal` for the first thing in the file that our messages must not contain.
    func read(_ file: Descriptor) throws(Refusal) -> ProtoFile {
        let path = text(file.pointee.name)
        guard text(file.pointee.syntax) == "proto3" else {
            throw Refusal(element: path, reason: "only proto3 is read")
        }
        let package = text(file.pointee.package)
        let comments = Comments(file.pointee.source_code_info)
        var messages: [ProtoMessage] = []
        for (index, message) in elements(file.pointee.n_message_type, file.pointee.message_type).enumerated() {
            let name = TypeName(package: package, path: [text(message.pointee.name)])
            messages.append(try read(message, name, comments, at: [Part.message, Int32(index)]))
        }
        var services: [ProtoService] = []
        for (index, service) in elements(file.pointee.n_service, file.pointee.service).enumerated() {
            services.append(try read(service, package, comments, at: [Part.service, Int32(index)]))
        }
        let enumerations = elements(file.pointee.n_enum_type, file.pointee.enum_type).enumerated().map {
            read($1, package, [], comments, at: [Part.enumeration, Int32($0)])
        }
        return ProtoFile(
            path: path, package: package, comment: comments[[Part.syntax]], messages: messages,
            enumerations: enumerations, services: services)
    }

    private func read(
        _ message: MessageDescriptor, _ name: TypeName, _ comments: Comments, at place: [Int32]
    ) throws(Refusal) -> ProtoMessage {
        var oneofs = elements(message.pointee.n_oneof_decl, message.pointee.oneof_decl).enumerated().map {
            ProtoOneof(
                name: text($1.pointee.name), comment: comments[place + [Part.oneof, Int32($0)]], fields: [])
        }
        var fields: [ProtoField] = []
        for (index, descriptor) in elements(message.pointee.n_field, message.pointee.field).enumerated() {
            let comment = comments[place + [Part.field, Int32(index)]]
            let field = try self.fields.read(descriptor, of: name, comment: comment)
            let oneof = Int(descriptor.pointee.oneof_index)
            if descriptor.pointee.has_oneof_index != 0, oneofs.indices.contains(oneof) {
                oneofs[oneof].fields.append(field)
            } else {
                fields.append(field)
            }
        }
        var nested: [ProtoMessage] = []
        for (index, inner) in elements(message.pointee.n_nested_type, message.pointee.nested_type).enumerated() {
            let innerName = TypeName(package: name.package, path: name.path + [text(inner.pointee.name)])
            nested.append(try read(inner, innerName, comments, at: place + [Part.nestedMessage, Int32(index)]))
        }
        let enumerations = elements(message.pointee.n_enum_type, message.pointee.enum_type).enumerated().map {
            read($1, name.package, name.path, comments, at: place + [Part.nestedEnumeration, Int32($0)])
        }
        return ProtoMessage(
            name: name, comment: comments[place], fields: fields, oneofs: oneofs, messages: nested,
            enumerations: enumerations)
    }

    private func read(
        _ enumeration: EnumerationDescriptor, _ package: String, _ outer: [String], _ comments: Comments,
        at place: [Int32]
    ) -> ProtoEnumeration {
        let values = elements(enumeration.pointee.n_value, enumeration.pointee.value).enumerated().map {
            ProtoEnumeration.Value(
                name: text($1.pointee.name), number: $1.pointee.number,
                comment: comments[place + [Part.value, Int32($0)]])
        }
        return ProtoEnumeration(
            name: TypeName(package: package, path: outer + [text(enumeration.pointee.name)]),
            comment: comments[place], values: values)
    }

    private func read(
        _ service: ServiceDescriptor, _ package: String, _ comments: Comments, at place: [Int32]
    ) throws(Refusal) -> ProtoService {
        let name = TypeName(package: package, path: [text(service.pointee.name)])
        var methods: [ProtoService.Method] = []
        for (index, method) in elements(service.pointee.n_method, service.pointee.method).enumerated() {
            let element = "\(name.proto).\(text(method.pointee.name))"
            guard let request = types[text(method.pointee.input_type)],
                let response = types[text(method.pointee.output_type)]
            else { throw Refusal(element: element, reason: "the type of its request or response is not known") }
            methods.append(
                ProtoService.Method(
                    name: text(method.pointee.name), comment: comments[place + [Part.method, Int32(index)]],
                    request: request, response: response, isClientStreaming: method.pointee.client_streaming != 0,
                    isServerStreaming: method.pointee.server_streaming != 0))
        }
        return ProtoService(name: name, comment: comments[place], methods: methods)
    }
}
