import Model

/// For whom a token is issued.
public enum TokenGrant: Equatable, Sendable {
    /// A member of an organisation; what the token allows follows the member's role as it changes.
    case member(org: Name, subject: String)
    /// A service of one organisation or, without one, of the installation.
    case service(org: Name?, name: String, scopes: Set<Scope>)
    /// An operator of the installation.
    case `operator`(name: String)

    var isOperator: Bool { if case .operator = self { true } else { false } }
}
