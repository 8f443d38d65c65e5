/// A token without its text.
public struct IssuedToken: Equatable, Sendable {
    /// Identifies it; no secret.
    public let id: String
    /// The member that it speaks for; `nil` for a service's and the operator's.
    public let member: String?
    /// The service, or the operator, that it speaks for; `nil` for a member's.
    public let service: String?
    /// A service's scopes, in the order of `Scope`.
    public let scopes: [Scope]
    /// When it was issued.
    public let createdAt: Timestamp
    /// Who issued it: a principal's name; empty where nobody wrote it down.
    public let createdBy: String
    /// When it ends by itself; `nil` = only when it is revoked.
    public let expiresAt: Timestamp?

    /// Puts a token together from its parts.
    public init(
        id: String, member: String?, service: String?, scopes: [Scope], createdAt: Timestamp, createdBy: String,
        expiresAt: Timestamp?
    ) {
        self.id = id
        self.member = member
        self.service = service
        self.scopes = scopes
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.expiresAt = expiresAt
    }
}
