/// Finds names that can't be Swift's, or that a generated type already uses for something else.
enum NameCheck {
    private static let types: Set<String> = ["Any", "Protocol", "Self", "Type"]
    private static let properties: Set<String> = [
        "customMirror", "debugDescription", "descriptor", "init", "self", "typeName",
    ]

    /// - Throws: `Refusal` that names the first such message, enumeration, field or oneof.
    static func check(_ file: ProtoFile) throws(Refusal) {
        for message in file.allMessages {
            try checkType(message.name.swiftBase, message.name.proto)
            for field in message.fields + message.oneofs.flatMap(\.fields) {
                try checkProperty(field.name, "\(message.name.proto).\(field.name)")
            }
            for oneof in message.oneofs {
                try checkProperty(oneof.name, "\(message.name.proto).\(oneof.name)")
                try checkType(SwiftNames.type(oneof.name), "\(message.name.proto).\(oneof.name)")
            }
        }
        for enumeration in file.allEnumerations { try checkType(enumeration.name.swiftBase, enumeration.name.proto) }
    }

    private static func checkType(_ name: String, _ element: String) throws(Refusal) {
        guard types.contains(name) else { return }
        throw Refusal(element: element, reason: "\(name) can't be the name of a Swift type, choose another")
    }

    private static func checkProperty(_ field: String, _ element: String) throws(Refusal) {
        let name = SwiftNames.lowerCamel(field)
        guard properties.contains(name) else { return }
        throw Refusal(element: element, reason: "generated types use \(name) themselves, choose another name")
    }
}
