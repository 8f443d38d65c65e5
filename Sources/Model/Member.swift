/// Somebody who belongs to an organisation.
public struct Member: Equatable, Sendable {
    /// Who.
    public let name: String
    /// What the member may do.
    public let role: Role
    /// When the membership began.
    public let since: Timestamp

    /// Puts a member together from its parts.
    public init(name: String, role: Role, since: Timestamp) {
        self.name = name
        self.role = role
        self.since = since
    }
}
