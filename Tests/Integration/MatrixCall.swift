import Control
import Messages
import PaasClient

/// What came of a call, as far as the gate is concerned.
enum MatrixOutcome: Equatable {
    /// The gate let it pass; what it met behind does not matter.
    case passed
    /// The organisation looked as if it did not exist.
    case hidden
    case denied
    case unauthenticated

    /// - Parameter reason: of the refusal; `nil` = there was none.
    init(reason: String?, message: String) {
        switch reason {
        case "PermissionDenied": self = .denied
        case "Unauthenticated": self = .unauthenticated
        case "NotFound" where message.hasPrefix("there is no organisation"): self = .hidden
        default: self = .passed
        }
    }
}

/// One action on an organisation, at both doors; it is about things that do not exist unless the action makes or lists
/// some.
struct MatrixCall {
    let action: Action
    let org: String
    /// What signs in over HTTP.
    let token: String

    init(_ action: Action, _ org: String, token: String = "") {
        self.action = action
        self.org = org
        self.token = token
    }

    private static let id = "abcdefghijklmnop"

    /// Whether a call of it says which organisation it is about.
    var namesOrganisation: Bool {
        ![.getCaller, .createSession, .deleteSession, .listOrganisations, .createOrganisation].contains(action)
    }

    /// It goes on until it is ended.
    var isStream: Bool { action == .watchStatus }

    func send(_ client: SocketClient) async throws {
        let (id, app) = (Self.id, "web")
        switch action {
        case .createDatabase: _ = try await client.databases.createDatabase(.init(org: org, app: app, name: "main"))
        case .getDatabase: _ = try await client.databases.getDatabase(.init(org: org, app: app, id: id))
        case .listDatabases: _ = try await client.databases.listDatabases(.init(org: org, app: app))
        case .revealDSN: _ = try await client.databases.revealDSN(.init(org: org, app: app, id: id))
        case .rotateCredentials:
            _ = try await client.databases.rotateCredentials(.init(org: org, app: app, id: id, mode: "immediate"))
        case .createTemporaryLogin:
            _ = try await client.databases.createTemporaryLogin(.init(org: org, app: app, id: id))
        case .listTemporaryLogins:
            _ = try await client.databases.listTemporaryLogins(.init(org: org, app: app, id: id))
        case .revokeTemporaryLogin:
            _ = try await client.databases.revokeTemporaryLogin(.init(org: org, app: app, id: id, loginID: id))
        case .deleteDatabase: _ = try await client.databases.deleteDatabase(.init(org: org, app: app, id: id))
        case .destroyVolume:
            _ = try await client.databases.deleteDatabase(.init(org: org, app: app, id: id, deleteVolume: true))
        case .undeleteDatabase: _ = try await client.databases.undeleteDatabase(.init(org: org, app: app, id: id))
        case .retryDatabase: _ = try await client.databases.retryDatabase(.init(org: org, app: app, id: id))
        case .watchStatus:
            for try await _ in try await client.databases.watchStatus(.init(org: org)) { break }
        case .createApp: _ = try await client.apps.createApp(.init(org: org, name: app))
        case .deleteApp: _ = try await client.apps.deleteApp(.init(org: org, name: "none"))
        case .listApps: _ = try await client.apps.listApps(.init(org: org))
        case .listVariables: _ = try await client.apps.listVariables(.init(org: org, app: app))
        case .setVariable: _ = try await client.apps.setVariable(.init(org: org, app: app, name: "A", value: "1"))
        case .unsetVariable: _ = try await client.apps.unsetVariable(.init(org: org, app: app, name: "B"))
        case .createDeployment: _ = try await client.apps.createDeployment(.init(org: org, app: app))
        case .listAudit: _ = try await client.audit.listAudit(.init(org: org))
        case .verifyAudit: _ = try await client.audit.verifyAudit(.init(org: org))
        case .getCaller: _ = try await client.access.getCaller(.init())
        case .createSession: _ = try await client.access.createSession(.init())
        case .deleteSession: _ = try await client.access.deleteSession(.init())
        case .listMembers: _ = try await client.access.listMembers(.init(org: org))
        case .changeMember: _ = try await client.access.changeMember(.init(org: org, name: "nobody", role: "admin"))
        case .removeMember: _ = try await client.access.removeMember(.init(org: org, name: "nobody"))
        case .listInvitations: _ = try await client.access.listInvitations(.init(org: org))
        case .createInvitation:
            _ = try await client.access.createInvitation(.init(org: org, name: "guest", role: "viewer"))
        case .revokeInvitation: _ = try await client.access.revokeInvitation(.init(org: org, id: "0"))
        case .listTokens: _ = try await client.access.listTokens(.init(org: org))
        case .createToken: _ = try await client.access.createToken(.init(org: org, member: "nobody"))
        case .revokeToken: _ = try await client.access.revokeToken(.init(org: org, id: "0"))
        case .listOrganisations: _ = try await client.organisations.listOrganisations(.init())
        case .createOrganisation: _ = try await client.organisations.createOrganisation(.init(name: "acme"))
        case .deleteOrganisation: _ = try await client.organisations.deleteOrganisation(.init(name: org))
        case .setQuota: _ = try await client.organisations.setQuota(.init(org: org, quota: .init(databases: 1000)))
        }
    }

    var method: String { route.0 }
    var path: String { route.1 }
    var body: String? { route.2 }

    private var route: (String, String, String?) {
        let owner = "/api/orgs/\(org)"
        let app = "\(owner)/apps/web"
        let one = "\(app)/databases/\(Self.id)"
        return switch action {
        case .createDatabase: ("POST", "\(app)/databases", #"{"name":"main"}"#)
        case .getDatabase: ("GET", one, nil)
        case .listDatabases: ("GET", "\(app)/databases", nil)
        case .revealDSN: ("POST", "\(one)/reveal", nil)
        case .rotateCredentials: ("POST", "\(one)/rotate", #"{"mode":"immediate"}"#)
        case .createTemporaryLogin: ("POST", "\(one)/logins", "{}")
        case .listTemporaryLogins: ("GET", "\(one)/logins", nil)
        case .revokeTemporaryLogin: ("DELETE", "\(one)/logins/\(Self.id)", nil)
        case .deleteDatabase: ("DELETE", one, nil)
        case .destroyVolume: ("DELETE", "\(one)?deleteVolume=true", nil)
        case .undeleteDatabase: ("POST", "\(one)/undelete", nil)
        case .retryDatabase: ("POST", "\(one)/retry", nil)
        case .watchStatus: ("GET", "\(app)/databases/watch", nil)
        case .createApp: ("POST", "\(owner)/apps", #"{"name":"web"}"#)
        case .deleteApp: ("DELETE", "\(owner)/apps/none", nil)
        case .listApps: ("GET", "\(owner)/apps", nil)
        case .listVariables: ("GET", "\(app)/variables", nil)
        case .setVariable: ("PUT", "\(app)/variables/A", #"{"value":"1"}"#)
        case .unsetVariable: ("DELETE", "\(app)/variables/B", nil)
        case .createDeployment: ("POST", "\(app)/deployments", nil)
        case .listAudit: ("GET", "\(owner)/audit", nil)
        case .verifyAudit: ("GET", "\(owner)/audit/verification", nil)
        case .getCaller: ("GET", "/api/session", nil)
        case .createSession: ("POST", "/api/session", "{\"token\":\"\(token)\"}")
        case .deleteSession: ("DELETE", "/api/session", nil)
        case .listMembers: ("GET", "\(owner)/members", nil)
        case .changeMember: ("PUT", "\(owner)/members/nobody", #"{"role":"admin"}"#)
        case .removeMember: ("DELETE", "\(owner)/members/nobody", nil)
        case .listInvitations: ("GET", "\(owner)/invitations", nil)
        case .createInvitation: ("POST", "\(owner)/invitations", #"{"name":"guest","role":"viewer"}"#)
        case .revokeInvitation: ("DELETE", "\(owner)/invitations/0", nil)
        case .listTokens: ("GET", "\(owner)/tokens", nil)
        case .createToken: ("POST", "\(owner)/tokens", #"{"member":"nobody"}"#)
        case .revokeToken: ("DELETE", "\(owner)/tokens/0", nil)
        case .listOrganisations: ("GET", "/api/orgs", nil)
        case .createOrganisation: ("POST", "/api/orgs", #"{"name":"acme"}"#)
        case .deleteOrganisation: ("DELETE", owner, nil)
        case .setQuota: ("PUT", "\(owner)/quota", #"{"databases":1000}"#)
        }
    }
}
