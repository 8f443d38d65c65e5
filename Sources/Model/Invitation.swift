/// Lets one person become a member, once; without the code that proves it.
public struct Invitation: Equatable, Sendable {
    /// Identifies it; no secret.
    public let id: String
    /// Who may accept it.
    public let name: String
    /// The role that it gives.
    public let role: Role
    /// When it was made.
    public let createdAt: Timestamp
    /// Who made it: a principal's name.
    public let createdBy: String
    /// When it ends by itself.
    public let expiresAt: Timestamp

    /// Puts an invitation together from its parts.
    public init(
        id: String, name: String, role: Role, createdAt: Timestamp, createdBy: String, expiresAt: Timestamp
    ) {
        self.id = id
        self.name = name
        self.role = role
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.expiresAt = expiresAt
    }
}
