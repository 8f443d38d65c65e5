/// The header of the module `CMessages`.
///
/// Swift's `withUnsafePointer(to:)` on an imported global may give the address of a copy, and protobuf-c compares
/// descriptors by address: so each descriptor's address comes from a C function.
struct AccessorHeader {
    let files: [ProtoFile]

    var text: String {
        let includes = files.filter { !$0.allMessages.isEmpty }.map {
            "#include \"\($0.path.dropLast(".proto".count)).pb-c.h\""
        }
        let head = [
            "/* Made by Proto/generate.sh. Do not edit. */", "#ifndef CMESSAGES_H", "#define CMESSAGES_H", "",
        ]
        return (head + includes + [""] + files.flatMap(\.allMessages).flatMap(accessor) + ["#endif", ""])
            .joined(separator: "\n")
    }

    /// Name of the function for a message.
    static func accessor(of name: TypeName) -> String { "cmessages_\(name.cLower)" }

    private func accessor(_ message: ProtoMessage) -> [String] {
        [
            "static inline const ProtobufCMessageDescriptor *\(Self.accessor(of: message.name))(void) {",
            "    return &\(message.name.cLower)__descriptor;",
            "}",
            "",
        ]
    }
}
