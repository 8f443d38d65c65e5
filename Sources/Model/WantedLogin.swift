/// A temporary login as a database's server is to have it.
public struct WantedLogin: Equatable, Sendable {
    /// Names the role.
    public var id: LoginID
    /// What the server stores of the password, in PostgreSQL's notation of SCRAM-SHA-256.
    public var verifier: String
    /// From then on the server lets nobody in with it.
    public var until: Timestamp

    /// Puts a login together from its parts.
    public init(id: LoginID, verifier: String, until: Timestamp) {
        self.id = id
        self.verifier = verifier
        self.until = until
    }
}
