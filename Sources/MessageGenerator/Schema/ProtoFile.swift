/// One `.proto` file, as far as the generator needs it.
struct ProtoFile: Equatable {
    /// Path as it was given to protoc: `paas/databases/v1/databases.proto`.
    var path: String
    /// `paas.databases.v1`
    var package: String
    /// The first lines of the file, before `syntax`.
    var comment: String
    var messages: [ProtoMessage]
    var enumerations: [ProtoEnumeration]
    var services: [ProtoService]

    /// Every message of the file, each before those nested in it.
    var allMessages: [ProtoMessage] { messages.flatMap(\.withNested) }

    /// Every enumeration of the file, nested ones after those at the top level.
    var allEnumerations: [ProtoEnumeration] { enumerations + allMessages.flatMap(\.enumerations) }
}
