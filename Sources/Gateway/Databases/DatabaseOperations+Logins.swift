import Hummingbird
import Messages
import Model

extension DatabaseOperations {
    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func createLogin(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, emptyAllowed: true, known: request.operation.bodyFields)
        let lifetime = fields.number("lifetimeSeconds", upTo: UInt64(UInt32.max))
        try fields.check()
        let message = DatabasesV1.CreateTemporaryLoginRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"),
            lifetimeSeconds: lifetime ?? 0)
        let response = try await client.createTemporaryLogin(message, options: options(request))
        return .shownOnce([
            "login": try present(response.login, "login").json,
            "dsn": .string(response.dsn),
            "host": .string(response.host),
            "port": .integer(response.port),
            "database": .string(response.database),
        ])
    }

    /// - Throws: `Fault`, as the daemon gave it.
    func listLogins(_ request: RequestParts) async throws -> Answer {
        let message = DatabasesV1.ListTemporaryLoginsRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"))
        let response = try await client.listTemporaryLogins(message, options: options(request))
        return Answer(.ok, .members(["logins": .array(response.logins.map(\.json))]))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func revokeLogin(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = DatabasesV1.RevokeTemporaryLoginRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"),
            loginID: request.parameter("loginId"))
        _ = try await client.revokeTemporaryLogin(message, options: options(request))
        return Answer(.noContent)
    }
}

extension DatabasesV1.TemporaryLogin {
    /// The login without its password.
    var json: JSONValue {
        .members([
            "id": .string(id),
            "username": .string(username),
            "createdBy": .string(createdBy),
            "createdAt": createdAt.json,
            "expiresAt": expiresAt.json,
            "auditId": .string(auditID),
        ])
    }
}
