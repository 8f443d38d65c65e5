/// What a request can ask for.
enum Operation: Equatable, Sendable, CaseIterable {
    case liveness
    case readiness
    /// A file of the dashboard.
    case file
    case createSession
    case getSession
    case deleteSession
    case listApps
    case createDatabase
    case listDatabases
    case getDatabase
    case deleteDatabase
    case revealDSN
    case rotateCredentials
    case undeleteDatabase
    case retryDatabase
    case listVariables
    case setVariable
    case unsetVariable
    case createDeployment
    /// A stream of events; the path's parameters say about which databases.
    case watch

    /// Anybody may ask; the others need a token.
    var isOpen: Bool { self == .liveness || self == .readiness || self == .file || changesCookie }

    /// Signs a browser in or out.
    var changesCookie: Bool { self == .createSession || self == .deleteSession }

    /// The request may have a body.
    var takesBody: Bool {
        switch self {
        case .createSession, .deleteSession, .createDatabase, .deleteDatabase, .revealDSN, .rotateCredentials,
            .undeleteDatabase, .retryDatabase, .setVariable, .unsetVariable, .createDeployment:
            true
        case .liveness, .readiness, .file, .getSession, .listApps, .listDatabases, .getDatabase, .listVariables, .watch:
            false
        }
    }

    /// The header `Idempotency-Key` is passed on.
    var takesKey: Bool {
        switch self {
        case .createDatabase, .revealDSN, .rotateCredentials, .undeleteDatabase, .retryDatabase, .createDeployment:
            true
        case .liveness, .readiness, .file, .createSession, .getSession, .deleteSession, .listApps, .listDatabases,
            .getDatabase, .deleteDatabase, .listVariables, .setVariable, .unsetVariable, .watch:
            false
        }
    }

    /// Query parameters that are understood; any other is refused.
    var queryParameters: [String] {
        switch self {
        case .listDatabases: ["pageSize", "pageToken", "name", "showDeleted"]
        case .deleteDatabase: ["deleteVolume"]
        default: []
        }
    }

    /// Fields of the JSON body that are understood; any other is refused.
    var bodyFields: [String] {
        switch self {
        case .createSession: ["token"]
        case .createDatabase: ["name", "engineVersion", "description"]
        case .rotateCredentials: ["mode"]
        case .setVariable: ["value"]
        default: []
        }
    }
}
