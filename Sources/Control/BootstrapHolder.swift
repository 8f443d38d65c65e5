import Model
import Store

/// Who gets a token when an organisation is bootstrapped; the raw value is the token file's name.
public enum BootstrapHolder: String, Sendable, CaseIterable {
    /// A member who looks.
    case viewer
    /// A member who creates.
    case member
    /// A member who reveals.
    case admin
    /// A member who deletes.
    case owner
    /// The service that deploys apps.
    case deploy

    /// What the deployer needs: to see databases, and to read an app's environment.
    static let deployScopes: Set<Scope> = [.read, .deploy]

    private var role: Role? {
        switch self {
        case .viewer: .viewer
        case .member: .member
        case .admin: .admin
        case .owner: .owner
        case .deploy: nil
        }
    }

    func kind(in org: Name) -> Principal.Kind {
        if let role { .member(org: org, role: role) } else { .service(org: org, scopes: Self.deployScopes) }
    }

    func grant(in org: Name) -> TokenGrant {
        if let role {
            .member(org: org, subject: role.rawValue)
        } else {
            .service(org: org, name: rawValue, scopes: Self.deployScopes)
        }
    }
}
