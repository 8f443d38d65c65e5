/// A message type.
struct ProtoMessage: Equatable {
    var name: TypeName
    var comment: String
    var fields: [ProtoField]
    var oneofs: [ProtoOneof]
    var messages: [ProtoMessage] = []
    var enumerations: [ProtoEnumeration] = []

    /// This message, then those nested in it.
    var withNested: [ProtoMessage] { [self] + messages.flatMap(\.withNested) }
}

/// A group of fields of which at most one is set.
struct ProtoOneof: Equatable {
    var name: String
    var comment: String
    var fields: [ProtoField]
}
