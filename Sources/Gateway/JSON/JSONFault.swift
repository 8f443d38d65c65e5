/// Bytes are not one well-formed JSON text.
struct JSONFault: Error, Equatable {
    /// Kinds of fault.
    enum Kind: Equatable {
        case malformed
        /// A member's name stands twice in one object; the pointer (RFC 6901) leads to it.
        case duplicateName(pointer: String)
    }

    let kind: Kind
    /// What was wrong, as the end of a sentence.
    let problem: String
    /// Number of bytes before the fault.
    let offset: Int
}
