import CDescriptor

/// Every type of a request by its full name, with the leading dot that descriptors write: `.paas.rpc.v1.Open`.
struct TypeIndex {
    private(set) var types: [String: TypeName] = [:]
    /// Names of the types that protoc makes for the entries of maps.
    private(set) var mapEntries: Set<String> = []

    mutating func add(_ file: UnsafeMutablePointer<Google__Protobuf__FileDescriptorProto>) {
        let package = text(file.pointee.package)
        for enumeration in elements(file.pointee.n_enum_type, file.pointee.enum_type) {
            add(TypeName(package: package, path: [text(enumeration.pointee.name)]))
        }
        for message in elements(file.pointee.n_message_type, file.pointee.message_type) {
            add(message, TypeName(package: package, path: [text(message.pointee.name)]))
        }
    }

    private mutating func add(_ message: UnsafeMutablePointer<Google__Protobuf__DescriptorProto>, _ name: TypeName) {
        add(name)
        if let options = message.pointee.options, options.pointee.map_entry != 0 { mapEntries.insert("." + name.proto) }
        for enumeration in elements(message.pointee.n_enum_type, message.pointee.enum_type) {
            add(TypeName(package: name.package, path: name.path + [text(enumeration.pointee.name)]))
        }
        for inner in elements(message.pointee.n_nested_type, message.pointee.nested_type) {
            add(inner, TypeName(package: name.package, path: name.path + [text(inner.pointee.name)]))
        }
    }

    private mutating func add(_ name: TypeName) { types["." + name.proto] = name }
}
