import Hummingbird
import Messages
import Model

/// The operations on databases: from a request to the call and from its response to the answer.
struct DatabaseOperations<Caller: RPCCaller>: Sendable {
    let client: DatabasesV1.DatabasesClient<Caller>
    /// How long the daemon may take for one call.
    let timeout: Duration

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func create(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = DatabasesV1.CreateDatabaseRequest(
            org: request.parameter("org"), app: request.parameter("app"), name: fields.requiredText("name"),
            engineVersion: fields.filledText("engineVersion"), description: fields.text("description"))
        try fields.check()
        let response = try await client.createDatabase(message, options: options(request))
        let database = try present(response.database, "database")
        // The path as the caller knows it, whichever of its two forms was used.
        let path = "/api/orgs/\(database.org)/apps/\(database.app)/databases/\(database.id)"
        return Answer(.created, database.json, headers: [.location: path, .eTag: database.entityTag])
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func list(_ request: RequestParts) async throws -> Answer {
        let message = DatabasesV1.ListDatabasesRequest(
            org: request.parameter("org"), app: request.parameter("app"),
            pageSize: try request.query.number("pageSize", in: 1...1000) ?? 0,
            pageToken: try request.query.text("pageToken"), name: try request.query.text("name"),
            showDeleted: try request.query.flag("showDeleted"))
        let response = try await client.listDatabases(message, options: options(request))
        return Answer(
            .ok,
            .members([
                "databases": .array(response.databases.map(\.json)),
                "nextPageToken": .text(response.nextPageToken),
                "revision": .integer(response.revision),
            ]))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func get(_ request: RequestParts) async throws -> Answer {
        let message = DatabasesV1.GetDatabaseRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"))
        let response = try await client.getDatabase(message, options: options(request))
        return Self.answer(.ok, try present(response.database, "database"))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func delete(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = DatabasesV1.DeleteDatabaseRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"),
            deleteVolume: try request.query.flag("deleteVolume"))
        let response = try await client.deleteDatabase(message, options: options(request))
        return Self.answer(.accepted, try present(response.database, "database"))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func undelete(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = DatabasesV1.UndeleteDatabaseRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"))
        let response = try await client.undeleteDatabase(message, options: options(request))
        return Self.answer(.accepted, try present(response.database, "database"))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func retry(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = DatabasesV1.RetryDatabaseRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"))
        let response = try await client.retryDatabase(message, options: options(request))
        return Self.answer(.accepted, try present(response.database, "database"))
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func reveal(_ request: RequestParts) async throws -> Answer {
        try request.refuseBody()
        let message = DatabasesV1.RevealDSNRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"))
        let response = try await client.revealDSN(message, options: options(request))
        return Answer(
            .ok,
            .members([
                "dsn": .string(response.dsn),
                "username": .string(response.username),
                "host": .string(response.host),
                "port": .integer(response.port),
                "database": .string(response.database),
                "auditId": .string(response.auditID),
            ]), headers: [.cacheControl: "no-store"])
    }

    /// - Throws: `Problem`; `Fault`, as the daemon gave it.
    func rotate(_ request: RequestParts) async throws -> Answer {
        var fields = try BodyFields(request.body, known: request.operation.bodyFields)
        let message = DatabasesV1.RotateCredentialsRequest(
            org: request.parameter("org"), app: request.parameter("app"), id: request.parameter("id"),
            mode: fields.requiredText("mode"))
        try fields.check()
        let response = try await client.rotateCredentials(message, options: options(request))
        return Self.answer(.accepted, try present(response.database, "database"))
    }

    func options(_ request: RequestParts) -> CallOptions { request.headers.options(timeout: timeout) }

    private static func answer(_ status: HTTPResponse.Status, _ database: DatabasesV1.Database) -> Answer {
        Answer(status, database.json, headers: [.eTag: database.entityTag])
    }
}
