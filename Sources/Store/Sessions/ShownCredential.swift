/// What a caller has shown, by its SHA-256.
public enum ShownCredential: Equatable, Sendable {
    /// A token.
    case token([UInt8])
    /// What a session made out of a token is known by.
    case session([UInt8])
}
