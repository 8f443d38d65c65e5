import Model

/// A temporary login that is to be made.
public struct NewLogin: Sendable {
    /// Names it.
    public var id: LoginID
    /// What the server stores of its password; not secret enough to be sealed, for nobody can log in with it.
    public var verifier: String
    /// How long it lasts.
    public var lifetime: Duration
    /// Who has asked for it.
    public var createdBy: String
    /// The audit row of the answer that gives it out.
    public var auditID: String

    /// Puts a login together from its parts.
    public init(id: LoginID, verifier: String, lifetime: Duration, createdBy: String, auditID: String) {
        self.id = id
        self.verifier = verifier
        self.lifetime = lifetime
        self.createdBy = createdBy
        self.auditID = auditID
    }
}
