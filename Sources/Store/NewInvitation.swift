import Model

/// An invitation that is to be made.
public struct NewInvitation: Equatable, Sendable {
    /// SHA-256 of its code, 32 bytes.
    public var hash: [UInt8]
    /// Who may accept it.
    public var name: Subject
    /// The role that it gives.
    public var role: Role
    /// Who makes it: a principal's name.
    public var createdBy: String
    /// How long it can be accepted.
    public var lifetime: Duration

    /// Puts an invitation together from its parts.
    public init(hash: [UInt8], name: Subject, role: Role, createdBy: String, lifetime: Duration) {
        self.hash = hash
        self.name = name
        self.role = role
        self.createdBy = createdBy
        self.lifetime = lifetime
    }
}
