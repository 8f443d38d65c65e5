import CDescriptor

/// Encodes a CodeGeneratorResponse.
enum PluginResponse {
    /// FEATURE_PROTO3_OPTIONAL: claimed so that protoc hands such fields over and our own refusal names them.
    private static let proto3Optional: UInt64 = 1

    static func encode(_ refusal: Refusal) -> [UInt8] {
        refusal.description.withCString { characters in
            encode { $0.error = UnsafeMutablePointer(mutating: characters) }
        }
    }

    static func encode(_ files: [GeneratedFile]) -> [UInt8] {
        let list = UnsafeMutablePointer<UnsafeMutablePointer<File>?>.allocate(capacity: files.count)
        for (index, file) in files.enumerated() {
            let form = UnsafeMutablePointer<File>.allocate(capacity: 1)
            google__protobuf__compiler__code_generator_response__file__init(form)
            form.pointee.name = duplicate(file.name)
            form.pointee.content = duplicate(file.content)
            list[index] = form
        }
        defer {
            for index in files.indices {
                list[index]?.pointee.name.deallocate()
                list[index]?.pointee.content.deallocate()
                list[index]?.deallocate()
            }
            list.deallocate()
        }
        return encode {
            $0.n_file = files.count
            $0.file = list
        }
    }

    private typealias File = Google__Protobuf__Compiler__CodeGeneratorResponse__File

    private static func encode(_ fill: (inout Google__Protobuf__Compiler__CodeGeneratorResponse) -> Void) -> [UInt8] {
        var response = Google__Protobuf__Compiler__CodeGeneratorResponse()
        google__protobuf__compiler__code_generator_response__init(&response)
        response.has_supported_features = 1
        response.supported_features = proto3Optional
        fill(&response)
        let size = google__protobuf__compiler__code_generator_response__get_packed_size(&response)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = google__protobuf__compiler__code_generator_response__pack(&response, buffer.baseAddress)
        }
    }

    private static func duplicate(_ text: String) -> UnsafeMutablePointer<CChar> {
        let characters = text.utf8CString
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: characters.count)
        _ = copy.initialize(from: characters)
        return copy.baseAddress ?? .allocate(capacity: 1)
    }
}
