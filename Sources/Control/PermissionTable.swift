import Model
import Store

/// Who may do what: the one gate that every call passes. An action without a row is denied to everybody.
public struct PermissionTable: Equatable, Sendable {
    /// The rows, in the order of the reference.
    public let rows: [Permission]

    /// A table of these rows.
    public init(_ rows: [Permission]) { self.rows = rows }

    /// The rules of this platform.
    public static let standard = PermissionTable([
        Permission(.getCaller, role: .viewer, service: .any, operator: true),
        Permission(.createSession, role: .viewer, service: .any, operator: true),
        Permission(.deleteSession, role: .viewer, service: .any, operator: true),
        Permission(.listOrganisations, role: .viewer, service: .scope(.read), operator: true),
        Permission(.listApps, role: .viewer, service: .scope(.read), operator: true),
        Permission(.listDatabases, role: .viewer, service: .scope(.read), operator: true),
        Permission(.getDatabase, role: .viewer, service: .scope(.read), operator: true),
        Permission(.watchStatus, role: .viewer, service: .scope(.read), operator: true),
        Permission(.listVariables, role: .viewer, service: .scope(.read)),
        Permission(.createApp, role: .member, service: .scope(.manage)),
        Permission(.createDatabase, role: .member, service: .scope(.manage)),
        Permission(.retryDatabase, role: .member, service: .scope(.manage)),
        Permission(.setVariable, role: .member, service: .scope(.manage)),
        Permission(.unsetVariable, role: .member, service: .scope(.manage)),
        Permission(.revealDSN, role: .admin, service: .scope(.reveal)),
        Permission(.createTemporaryLogin, role: .admin, service: .scope(.reveal)),
        Permission(.listTemporaryLogins, role: .admin, service: .scope(.reveal)),
        Permission(.revokeTemporaryLogin, role: .admin, service: .scope(.reveal)),
        Permission(.rotateCredentials, role: .admin, service: .scope(.reveal)),
        Permission(.createDeployment, role: .admin, service: .scope(.deploy)),
        Permission(.listAudit, role: .admin, service: .never),
        Permission(.verifyAudit, role: .admin, service: .never),
        Permission(.deleteDatabase, role: .owner, service: .scope(.delete)),
        Permission(.undeleteDatabase, role: .owner, service: .scope(.delete)),
        Permission(.deleteApp, role: .owner, service: .scope(.delete)),
        Permission(.destroyVolume, role: .owner, service: .never),
        Permission(.listMembers, role: .owner, service: .never),
        Permission(.changeMember, role: .owner, service: .never),
        Permission(.removeMember, role: .owner, service: .never),
        Permission(.listInvitations, role: .owner, service: .never),
        Permission(.createInvitation, role: .owner, service: .never),
        Permission(.revokeInvitation, role: .owner, service: .never),
        Permission(.listTokens, role: .owner, service: .never),
        Permission(.createToken, role: .owner, service: .never),
        Permission(.revokeToken, role: .owner, service: .never),
        Permission(.createOrganisation, role: nil, service: .never, operator: true),
        Permission(.deleteOrganisation, role: nil, service: .never, operator: true),
        Permission(.setQuota, role: nil, service: .never, operator: true),
    ])

    /// What the gate answers.
    public enum Decision: Equatable, Sendable {
        /// Go on.
        case allowed
        /// The organisation must look as if it did not exist.
        case hidden
        /// The caller knows the organisation; this, in words, is what it lacks.
        case denied(needs: String)
    }

    /// Decides about an action in an organisation; whether the organisation exists plays no part.
    ///
    /// - Parameter org: `nil` = in all organisations that the caller may see.
    public func decision(_ action: Action, by kind: Principal.Kind, in org: Name?) -> Decision {
        switch kind {
        case .member(let own, let role):
            guard org == nil || org == own else { return .hidden }
            guard let least = row(of: action)?.role, role >= least else { return denied(action) }
        case .service(let own, let scopes):
            guard org == nil || own == nil || org == own else { return .hidden }
            switch row(of: action)?.service ?? .never {
            case .any: break
            case .scope(let scope): guard scopes.contains(scope) else { return denied(action) }
            case .never: return denied(action)
            }
        case .operator:
            guard row(of: action)?.isOperators == true else { return denied(action) }
        }
        return .allowed
    }

    private func row(of action: Action) -> Permission? { rows.first { $0.action == action } }

    private func denied(_ action: Action) -> Decision {
        guard let row = row(of: action) else { return .denied(needs: "more than any role or token has") }
        let role = row.role.map { "the role \($0.rawValue)" }
        let service: String? =
            switch row.service {
            case .scope(let scope): "a service token with the scope \(scope.rawValue)"
            case .any: "a service token"
            case .never: nil
            }
        switch (role, service) {
        case (let role?, let service?): return .denied(needs: "\(role), or \(service)")
        case (let role?, nil): return .denied(needs: "\(role); no service token may do it")
        case (nil, let service?): return .denied(needs: service)
        case (nil, nil):
            return .denied(needs: row.isOperators ? "the operator" : "more than any role or token has")
        }
    }
}
