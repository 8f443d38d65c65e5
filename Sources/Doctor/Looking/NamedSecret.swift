import Model

/// A secret that must not stand anywhere, and whose it is.
public struct NamedSecret: Sendable {
    /// Whose: a database's id, or the file that it comes from.
    public var owner: String
    /// The secret.
    public var secret: Secret

    /// A secret by its parts.
    public init(owner: String, secret: Secret) {
        self.owner = owner
        self.secret = secret
    }
}
