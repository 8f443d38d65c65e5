import Model

/// Whom a valid token speaks for.
public struct Principal: Equatable, Sendable {
    /// Who may what.
    public enum Kind: Equatable, Sendable {
        /// A member of an organisation, with the role that the member has now.
        case member(org: Name, role: Role)
        /// A service of one organisation or, without one, of the installation.
        case service(org: Name?, scopes: Set<Scope>)
        /// An operator of the installation: makes organisations, sees states, and no secret.
        case `operator`
    }

    /// Identifies the token; no secret. Empty where the kernel has said who calls, and no token.
    public var tokenID: String
    /// The session of the token that was shown in its place; `nil` = the token itself was shown.
    public var session: String?
    /// Name for audit rows and for `createdBy`: `admin@acme`, `service:deploy@acme`, `service:billing`, `operator:ann`,
    /// `local:uid=0`.
    public var name: String
    /// Who may what.
    public var kind: Kind

    /// Puts a principal together from its parts.
    public init(tokenID: String, session: String? = nil, name: String, kind: Kind) {
        self.tokenID = tokenID
        self.session = session
        self.name = name
        self.kind = kind
    }

    /// What was shown: `12`, the token; `12/5f0c6b1e9a34d872`, a session of the token.
    public var credential: String { session.map { "\(tokenID)/\($0)" } ?? tokenID }
}
