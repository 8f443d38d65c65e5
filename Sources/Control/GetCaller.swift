import Model
import Store

/// Whom a token speaks for, and what that one may do.
public struct KnownCaller: Equatable, Sendable {
    /// As the audit log names it: `member@acme`.
    public let name: String
    /// The organisation that it belongs to; `nil` = the installation.
    public let org: Name?
    /// A member's role; `nil` for a service and for the operator.
    public let role: Role?
    /// It is the operator.
    public let isOperator: Bool
    /// A service's scopes, in the order of `Scope`.
    public let scopes: [Scope]
    /// What it may do in its organisation, in the order of the permission table.
    public let actions: [Action]
}

extension Control {
    /// Says whom the caller's token speaks for.
    ///
    /// - Throws: `Fault` with the reasons of the gate.
    public func getCaller(_ caller: Caller) async throws -> KnownCaller {
        let principal = try await authenticate(.getCaller, caller: caller)
        try await authorise(.getCaller, principal: principal, in: nil, caller: caller)
        return known(principal)
    }

    /// What callers are told of themselves.
    func known(_ principal: Principal) -> KnownCaller {
        let actions = permissions.rows.map(\.action).filter { action in
            permissions.decision(action, by: principal.kind, in: principal.ownOrganisation) == .allowed
        }
        let (role, scopes): (Role?, Set<Scope>) =
            switch principal.kind {
            case .member(_, let role): (role, [])
            case .service(_, let scopes): (nil, scopes)
            case .operator: (nil, [])
            }
        return KnownCaller(
            name: principal.name, org: principal.ownOrganisation, role: role,
            isOperator: principal.kind == .operator, scopes: Scope.allCases.filter(scopes.contains), actions: actions)
    }
}
