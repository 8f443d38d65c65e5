/// What a request can ask for.
enum Operation: Equatable, Sendable, CaseIterable {
    case liveness
    case readiness
    case createDatabase
    case listDatabases
    case getDatabase
    case deleteDatabase
    case revealDSN
    case undeleteDatabase
    /// A stream of events; the path's parameters say about which databases.
    case watch

    /// Anybody may ask; the others need a bearer token.
    var isOpen: Bool { self == .liveness || self == .readiness }

    /// The request may have a body.
    var takesBody: Bool {
        switch self {
        case .createDatabase, .deleteDatabase, .revealDSN, .undeleteDatabase: true
        case .liveness, .readiness, .listDatabases, .getDatabase, .watch: false
        }
    }

    /// Query parameters that are understood; any other is refused.
    var queryParameters: [String] {
        switch self {
        case .listDatabases: ["pageSize", "pageToken", "name", "showDeleted"]
        case .deleteDatabase: ["deleteVolume"]
        case .liveness, .readiness, .createDatabase, .getDatabase, .revealDSN, .undeleteDatabase, .watch: []
        }
    }

    /// Fields of the JSON body that are understood; any other is refused.
    var bodyFields: [String] {
        switch self {
        case .createDatabase: ["name", "engineVersion", "description"]
        case .liveness, .readiness, .listDatabases, .getDatabase, .deleteDatabase, .revealDSN, .undeleteDatabase,
            .watch:
            []
        }
    }
}
