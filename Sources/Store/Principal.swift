import Model

/// Whom a valid token speaks for.
public struct Principal: Equatable, Sendable {
    /// Who may what.
    public enum Kind: Equatable, Sendable {
        /// A member of an organisation, with the role that the member has now.
        case member(org: Name, role: Role)
        /// A service of one organisation or, without one, of the installation.
        case service(org: Name?, scopes: Set<Scope>)
    }

    /// Identifies the token; no secret.
    public var tokenID: String
    /// Name for audit rows and for `createdBy`: `admin@acme`, `service:deploy@acme`, `service:billing`.
    public var name: String
    /// Who may what.
    public var kind: Kind

    /// Puts a principal together from its parts.
    public init(tokenID: String, name: String, kind: Kind) {
        self.tokenID = tokenID
        self.name = name
        self.kind = kind
    }
}
