/// A place where a secret stands that must not stand there. Doesn't say the secret.
public struct Leak: Hashable, Sendable {
    /// Where: a file, a process, a container.
    public var place: String
    /// Whose secret it is: a database's id, or a token's file.
    public var owner: String

    /// A leak by its parts.
    public init(place: String, owner: String) {
        self.place = place
        self.owner = owner
    }
}
