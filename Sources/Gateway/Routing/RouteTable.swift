import Hummingbird

/// One row of the table: a method on a path is an operation.
struct Route: Sendable {
    let method: HTTPRequest.Method
    let path: PathPattern
    let operation: Operation
    /// Its name in the API's description, which no other row has.
    let id: String

    /// - Parameter id: `nil` = the operation's own name.
    init(_ method: HTTPRequest.Method, _ path: String, _ operation: Operation, id: String? = nil) {
        self.method = method
        self.path = PathPattern(path)
        self.operation = operation
        self.id = id ?? "\(operation)"
    }
}

/// Everything that the gateway serves. A trailing slash changes nothing; HEAD is answered where GET is, but for streams.
enum RouteTable {
    private static let org = "/api/orgs/{org}"
    private static let app = "/api/orgs/{org}/apps/{app}"
    private static let databases = app + "/databases"

    /// Of two rows that match, the first counts.
    static let routes = [
        Route(.get, "/livez", .liveness),
        Route(.get, "/readyz", .readiness),
        Route(.get, "/openapi.json", .openAPI),
        Route(.get, "/", .file, id: "dashboard"),
        Route(.get, "/assets/{file*}", .file),
        Route(.get, "/api/session", .getSession),
        Route(.post, "/api/session", .createSession),
        Route(.delete, "/api/session", .deleteSession),
        Route(.get, "/api/watch", .watch, id: "watchAll"),
        Route(.get, "/api/orgs/{org}/audit", .listAudit),
        Route(.get, "/api/orgs/{org}/audit/verification", .verifyAudit),
        Route(.get, "/api/orgs", .listOrganisations),
        Route(.post, "/api/orgs", .createOrganisation),
        Route(.delete, org, .deleteOrganisation),
        Route(.put, org + "/quota", .setQuota),
        Route(.put, "/api/quota", .setQuota, id: "setInstallationQuota"),
        Route(.get, org + "/members", .listMembers),
        Route(.put, org + "/members/{name}", .changeMember),
        Route(.delete, org + "/members/{name}", .removeMember),
        Route(.get, org + "/invitations", .listInvitations),
        Route(.post, org + "/invitations", .createInvitation),
        Route(.delete, org + "/invitations/{id}", .revokeInvitation),
        Route(.post, "/api/invitations/accept", .acceptInvitation),
        Route(.get, org + "/tokens", .listTokens),
        Route(.post, org + "/tokens", .createToken),
        Route(.delete, org + "/tokens/{id}", .revokeToken),
        Route(.get, org + "/apps", .listApps),
        Route(.post, org + "/apps", .createApp),
        Route(.delete, app, .deleteApp),
        Route(.get, databases, .listDatabases),
        Route(.post, databases, .createDatabase),
        Route(.get, databases + "/watch", .watch, id: "watchDatabases"),
        Route(.get, databases + "/{id}", .getDatabase),
        Route(.delete, databases + "/{id}", .deleteDatabase),
        Route(.get, databases + "/{id}/watch", .watch, id: "watchDatabase"),
        Route(.post, databases + "/{id}/reveal", .revealDSN),
        Route(.get, databases + "/{id}/logins", .listTemporaryLogins),
        Route(.post, databases + "/{id}/logins", .createTemporaryLogin),
        Route(.delete, databases + "/{id}/logins/{loginId}", .revokeTemporaryLogin),
        Route(.post, databases + "/{id}/rotate", .rotateCredentials),
        Route(.post, databases + "/{id}/undelete", .undeleteDatabase),
        Route(.post, databases + "/{id}/retry", .retryDatabase),
        Route(.get, app + "/variables", .listVariables),
        Route(.put, app + "/variables/{name}", .setVariable),
        Route(.delete, app + "/variables/{name}", .unsetVariable),
        Route(.post, app + "/deployments", .createDeployment),
    ]

    enum Outcome: Equatable {
        case found(Operation, parameters: [String: String])
        case wrongMethod(allowed: [String])
        case unknownPath
    }

    /// Looks a request up.
    static func look(up method: HTTPRequest.Method, _ path: [String]) -> Outcome {
        let path = path.last == "" ? Array(path.dropLast()) : path
        let rows = routes.compactMap { route in route.path.match(path).map { (route: route, parameters: $0) } }
        // `databases/watch` is no database, also for the methods that it does not know.
        guard let first = rows.first else { return .unknownPath }
        let here = rows.filter { $0.route.path == first.route.path }
        if let row = here.first(where: { answers($0.route, method) }) {
            return .found(row.route.operation, parameters: row.parameters)
        }
        return .wrongMethod(allowed: here.flatMap { methods(of: $0.route) })
    }

    private static func answers(_ route: Route, _ method: HTTPRequest.Method) -> Bool {
        route.method == method || (method == .head && route.method == .get && route.operation != .watch)
    }

    private static func methods(of route: Route) -> [String] {
        route.method == .get && route.operation != .watch ? ["GET", "HEAD"] : [route.method.rawValue]
    }
}
