/// A field of a message.
struct ProtoField: Equatable {
    /// Types a field can have.
    enum Kind: Equatable {
        /// A number, by the name of its Swift type.
        case number(String)
        case bool
        case text
        case bytes
        case enumeration(TypeName)
        case message(TypeName)
    }

    /// As the `.proto` file writes it: `engine_version`.
    var name: String
    var number: Int32
    var comment: String
    var kind: Kind
    var isRepeated: Bool
    /// Marked with the option `(paas.options.v1.secret)`.
    var isSecret: Bool
}
