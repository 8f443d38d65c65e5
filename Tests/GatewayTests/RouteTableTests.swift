import HTTPTypes
import Testing

@testable import Gateway

@Suite struct RouteTableTests {
    private func look(_ method: HTTPRequest.Method, _ path: String) throws -> RouteTable.Outcome {
        RouteTable.look(up: method, try #require(RequestTarget(path)).segments)
    }

    private static let app = ["org": "acme", "app": "web"]
    private static let one = ["org": "acme", "app": "web", "id": "x"]
    private static let variable = ["org": "acme", "app": "web", "name": "A_B"]

    @Test(arguments: [
        (HTTPRequest.Method.get, "/livez", Operation.liveness, [:]), (.get, "/readyz", .readiness, [:]),
        (.get, "/openapi.json", .openAPI, [:]),
        (.get, "/", .file, [:]), (.head, "/", .file, [:]), (.get, "/assets/main.js", .file, ["file": "main.js"]),
        (.get, "/assets/core/../view.js", .file, ["file": "core/../view.js"]),
        (.get, "/api/session", .getSession, [:]), (.post, "/api/session/", .createSession, [:]),
        (.delete, "/api/session", .deleteSession, [:]),
        (.get, "/api/orgs/acme/apps/", .listApps, ["org": "acme"]),
        (.get, "/api/orgs/acme/audit/", .listAudit, ["org": "acme"]),
        (.get, "/api/orgs/acme/audit/verification", .verifyAudit, ["org": "acme"]),
        (.post, "/api/orgs/acme/apps", .createApp, ["org": "acme"]),
        (.delete, "/api/orgs/acme/apps/web", .deleteApp, app),
        (.get, "/api/orgs/", .listOrganisations, [:]), (.post, "/api/orgs", .createOrganisation, [:]),
        (.delete, "/api/orgs/acme", .deleteOrganisation, ["org": "acme"]),
        (.put, "/api/orgs/acme/quota", .setQuota, ["org": "acme"]), (.put, "/api/quota", .setQuota, [:]),
        (.get, "/api/orgs/acme/members", .listMembers, ["org": "acme"]),
        (.put, "/api/orgs/acme/members/ada@x.org", .changeMember, ["org": "acme", "name": "ada@x.org"]),
        (.delete, "/api/orgs/acme/members/ada", .removeMember, ["org": "acme", "name": "ada"]),
        (.get, "/api/orgs/acme/invitations", .listInvitations, ["org": "acme"]),
        (.post, "/api/orgs/acme/invitations", .createInvitation, ["org": "acme"]),
        (.delete, "/api/orgs/acme/invitations/3", .revokeInvitation, ["org": "acme", "id": "3"]),
        (.post, "/api/invitations/accept", .acceptInvitation, [:]),
        (.get, "/api/orgs/acme/tokens", .listTokens, ["org": "acme"]),
        (.post, "/api/orgs/acme/tokens", .createToken, ["org": "acme"]),
        (.delete, "/api/orgs/acme/tokens/3", .revokeToken, ["org": "acme", "id": "3"]),
        (.get, "/api/watch", .watch, [:]), (.get, "/api/orgs/acme/apps/web/databases", .listDatabases, app),
        (.get, "/api/orgs/acme/apps/web/databases/", .listDatabases, app),
        (.head, "/api/orgs/acme/apps/web/databases/", .listDatabases, app),
        (.post, "/api/orgs/acme/apps/web/databases", .createDatabase, app),
        (.post, "/api/orgs/acme/apps/web/databases/", .createDatabase, app),
        (.get, "/api/orgs/acme/apps/web/databases/watch", .watch, app),
        (.get, "/api/orgs/acme/apps/web/databases/x", .getDatabase, one),
        (.delete, "/api/orgs/acme/apps/web/databases/x", .deleteDatabase, one),
        (.get, "/api/orgs/acme/apps/web/databases/x/watch", .watch, one),
        (.post, "/api/orgs/acme/apps/web/databases/x/reveal", .revealDSN, one),
        (.post, "/api/orgs/acme/apps/web/databases/x/rotate", .rotateCredentials, one),
        (.post, "/api/orgs/acme/apps/web/databases/x/undelete/", .undeleteDatabase, one),
        (.post, "/api/orgs/acme/apps/web/databases/x/retry", .retryDatabase, one),
        (.get, "/api/orgs/acme/apps/web/variables", .listVariables, app),
        (.put, "/api/orgs/acme/apps/web/variables/A_B", .setVariable, variable),
        (.delete, "/api/orgs/acme/apps/web/variables/A_B", .unsetVariable, variable),
        (.post, "/api/orgs/acme/apps/web/deployments/", .createDeployment, app),
    ])
    func everyRouteIsFound(
        method: HTTPRequest.Method, path: String, operation: Operation, parameters: [String: String]
    ) throws {
        #expect(try look(method, path) == .found(operation, parameters: parameters))
    }

    @Test(arguments: [
        "//", "/index.html", "/assets", "/assets/", "/Assets/x", "/api", "/API/watch",
        "/api/orgs//apps/web/databases", "/livez/x",
        "/api/orgs/acme/apps/web/databases//", "/api/orgs/acme/apps/web/databases/x/turn", "//livez",
        "/api/orgs/acme/apps/web/databases/x/watch/y",
    ])
    func anythingElseIsUnknown(path: String) throws {
        #expect(try look(.get, path) == .unknownPath)
    }

    @Test(arguments: [
        (HTTPRequest.Method.put, "/livez", ["GET", "HEAD"]), (.post, "/", ["GET", "HEAD"]),
        (.delete, "/assets/main.js", ["GET", "HEAD"]), (.put, "/api/session", ["GET", "HEAD", "POST", "DELETE"]),
        (.get, "/api/orgs/a/apps/b/variables/c", ["PUT", "DELETE"]), (.get, "/api/orgs/a/apps/b/deployments", ["POST"]),
        (.delete, "/api/orgs/a/apps/b/databases", ["GET", "HEAD", "POST"]),
        (.patch, "/api/orgs/a/apps/b/databases/x", ["GET", "HEAD", "DELETE"]),
        (.delete, "/api/orgs/a/apps/b/databases/watch", ["GET"]), (.head, "/api/watch", ["GET"]),
        (.get, "/api/orgs/a/apps/b/databases/x/reveal", ["POST"]),
        (.options, "/api/orgs/a/apps/b/databases/x/undelete", ["POST"]),
    ])
    func aWrongMethodIsToldTheRightOnes(method: HTTPRequest.Method, path: String, allowed: [String]) throws {
        #expect(try look(method, path) == .wrongMethod(allowed: allowed))
    }

    @Test func everyOperationHasARoute() {
        for operation in Operation.allCases { #expect(RouteTable.routes.contains { $0.operation == operation }) }
    }
}
