/// A login of its own that somebody has got to a database for a while.
public struct TemporaryLogin: Equatable, Sendable {
    /// Identifies it, and names its role.
    public var id: LoginID
    /// Who has asked for it.
    public var createdBy: String
    /// When.
    public var createdAt: Timestamp
    /// When the login and its sessions end.
    public var expiresAt: Timestamp
    /// The audit row of the answer that gave it out.
    public var auditID: String

    /// Puts a login together from its parts.
    public init(id: LoginID, createdBy: String, createdAt: Timestamp, expiresAt: Timestamp, auditID: String) {
        self.id = id
        self.createdBy = createdBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.auditID = auditID
    }
}
