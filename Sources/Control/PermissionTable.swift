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
        Permission(.listDatabases, role: .viewer, scope: .read),
        Permission(.getDatabase, role: .viewer, scope: .read),
        Permission(.watchStatus, role: .viewer, scope: .read),
        Permission(.createDatabase, role: .member, scope: .manage),
        Permission(.revealDSN, role: .admin, scope: .reveal),
        Permission(.deleteDatabase, role: .owner, scope: .delete),
        Permission(.undeleteDatabase, role: .owner, scope: .delete),
        Permission(.destroyVolume, role: .owner, scope: nil),
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
            guard let scope = row(of: action)?.scope, scopes.contains(scope) else { return denied(action) }
        }
        return .allowed
    }

    private func row(of action: Action) -> Permission? { rows.first { $0.action == action } }

    private func denied(_ action: Action) -> Decision {
        switch (row(of: action)?.role, row(of: action)?.scope) {
        case (let role?, let scope?):
            .denied(needs: "the role \(role.rawValue), or a service token with the scope \(scope.rawValue)")
        case (let role?, nil):
            .denied(needs: "the role \(role.rawValue); no service token may do it")
        case (nil, let scope?):
            .denied(needs: "a service token with the scope \(scope.rawValue)")
        case (nil, nil):
            .denied(needs: "more than any role or token has")
        }
    }
}
