/// A field of a message.
struct ProtoField: Equatable {
    /// Types a field can have.
    enum Kind: Equatable {
        /// A number, by the name of its Swift type and its form on the wire.
        case number(String, Encoding)
        case bool
        case text
        case bytes
        case enumeration(TypeName)
        case message(TypeName)
    }

    /// How a number is sent.
    enum Encoding: Equatable {
        /// In 7 bits a byte.
        case varint
        /// The same, with the sign in the lowest bit.
        case zigzag
        case fixed32
        case fixed64
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
