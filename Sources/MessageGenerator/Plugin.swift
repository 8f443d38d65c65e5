import CDescriptor

/// protoc's side of the generator: a request's bytes in, a response's bytes out.
enum Plugin {
    /// The bytes on standard input are no request of protoc's.
    struct MalformedRequest: Error, CustomStringConvertible {
        var description: String { "standard input holds no CodeGeneratorRequest; this program is run by protoc" }
    }

    /// Generates what the request asks for. A refusal is part of the answer: protoc prints it and fails.
    static func answer(to request: [UInt8]) throws(MalformedRequest) -> [UInt8] {
        guard let message = google__protobuf__compiler__code_generator_request__unpack(nil, request.count, request)
        else { throw MalformedRequest() }
        defer { google__protobuf__compiler__code_generator_request__free_unpacked(message, nil) }
        do {
            return PluginResponse.encode(try files(for: message))
        } catch {
            return PluginResponse.encode(error)
        }
    }

    private static func files(
        for request: UnsafeMutablePointer<Google__Protobuf__Compiler__CodeGeneratorRequest>
    ) throws(Refusal) -> [GeneratedFile] {
        let all = elements(request.pointee.n_proto_file, request.pointee.proto_file)
        let wanted = Set((0..<request.pointee.n_file_to_generate).map { text(request.pointee.file_to_generate[$0]) })
        let reader = FileReader(all: all)
        var files: [ProtoFile] = []
        for descriptor in all where wanted.contains(text(descriptor.pointee.name)) {
            files.append(try reader.read(descriptor))
        }
        let generator = try Generator(files: files)
        switch text(request.pointee.parameter) {
        case "", "swift": return generator.swiftFiles
        case "accessors": return generator.accessorFiles
        case let other: throw Refusal(element: other, reason: "the parameter is swift or accessors")
        }
    }
}
