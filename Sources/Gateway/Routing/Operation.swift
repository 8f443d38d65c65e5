/// What a request can ask for.
enum Operation: Equatable, Sendable, CaseIterable {
    case liveness
    case readiness
    /// The description of all of this.
    case openAPI
    /// A file of the dashboard.
    case file
    case createSession
    case getSession
    case deleteSession
    case listOrganisations
    case createOrganisation
    case deleteOrganisation
    case setQuota
    case listMembers
    case changeMember
    case removeMember
    case listInvitations
    case createInvitation
    case revokeInvitation
    case acceptInvitation
    case listTokens
    case createToken
    case revokeToken
    case listApps
    case createApp
    case deleteApp
    case createDatabase
    case listDatabases
    case getDatabase
    case deleteDatabase
    case revealDSN
    case createTemporaryLogin
    case listTemporaryLogins
    case revokeTemporaryLogin
    case rotateCredentials
    case undeleteDatabase
    case retryDatabase
    case listVariables
    case setVariable
    case unsetVariable
    case createDeployment
    case listAudit
    case verifyAudit
    /// A stream of events; the path's parameters say about which databases.
    case watch

    /// Anybody may ask; the others need a token.
    var isOpen: Bool {
        switch self {
        case .liveness, .readiness, .openAPI, .file, .acceptInvitation, .createSession, .deleteSession: true
        default: false
        }
    }

    /// Signs a browser in or out.
    var changesCookie: Bool { self == .createSession || self == .deleteSession }

    /// The request may have a body.
    var takesBody: Bool {
        switch self {
        case .createSession, .deleteSession, .createDatabase, .deleteDatabase, .revealDSN, .rotateCredentials,
            .undeleteDatabase, .retryDatabase, .setVariable, .unsetVariable, .createDeployment, .createOrganisation,
            .deleteOrganisation, .setQuota, .changeMember, .removeMember, .createInvitation, .revokeInvitation,
            .acceptInvitation, .createToken, .revokeToken, .createApp, .deleteApp, .createTemporaryLogin,
            .revokeTemporaryLogin:
            true
        case .liveness, .readiness, .openAPI, .file, .getSession, .listApps, .listDatabases, .getDatabase,
            .listVariables, .watch, .listAudit, .verifyAudit, .listOrganisations, .listMembers, .listInvitations,
            .listTokens, .listTemporaryLogins:
            false
        }
    }

    /// The header `Idempotency-Key` is passed on.
    var takesKey: Bool {
        switch self {
        case .createDatabase, .revealDSN, .rotateCredentials, .undeleteDatabase, .retryDatabase, .createDeployment,
            .createOrganisation, .createInvitation, .createToken, .createApp, .createTemporaryLogin:
            true
        case .liveness, .readiness, .openAPI, .file, .createSession, .getSession, .deleteSession, .listApps,
            .listDatabases, .getDatabase, .deleteDatabase, .listVariables, .setVariable, .unsetVariable, .watch,
            .listOrganisations, .deleteOrganisation, .setQuota, .listMembers, .changeMember, .removeMember,
            .listInvitations, .revokeInvitation, .acceptInvitation, .listTokens, .revokeToken, .deleteApp, .listAudit,
            .verifyAudit, .listTemporaryLogins, .revokeTemporaryLogin:
            false
        }
    }

    /// Names of the query parameters that are understood; any other is refused.
    var queryParameters: [String] { query.map(\.rawValue) }

    /// Names of the body's fields that are understood; any other is refused.
    var bodyFields: [String] { body.map(\.name) }
}
