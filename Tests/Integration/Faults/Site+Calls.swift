import Foundation
import Messages
import Model
import PaasClient
import Testing

/// What users ask of a site's daemon, over its socket.
extension Site {
    func token(_ role: String) throws -> Secret {
        Secret(
            try String(contentsOfFile: "\(home)/tokens/\(role)", encoding: .utf8)
                .trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Makes calls on a connection of their own.
    func call<Answer: Sendable>(
        _ role: String = "owner", timeout: Duration = .seconds(30), through socket: String? = nil,
        _ body: (SocketClient) async throws -> Answer
    ) async throws -> Answer {
        try await SocketClient.with(
            socketPath: socket ?? self.socket, token: try token(role), agent: "faults", timeout: timeout, body)
    }

    /// Asks for a database. With a key the same request may be made again.
    @discardableResult
    func create(_ name: String, version: String = "", key: String = "") async throws -> String {
        try await call { client in
            let request = DatabasesV1.CreateDatabaseRequest(
                org: "acme", app: "web", name: name, engineVersion: version)
            let answer = try await client.databases.createDatabase(request, options: Self.options(key))
            return answer.database?.id ?? ""
        }
    }

    func rotate(_ id: String, key: String = "") async throws {
        try await call { client in
            let request = DatabasesV1.RotateCredentialsRequest(org: "acme", app: "web", id: id, mode: "immediate")
            _ = try await client.databases.rotateCredentials(request, options: Self.options(key))
        }
    }

    func delete(_ id: String, deleteVolume: Bool = false, key: String = "") async throws {
        try await call { client in
            let request = DatabasesV1.DeleteDatabaseRequest(
                org: "acme", app: "web", id: id, deleteVolume: deleteVolume)
            _ = try await client.databases.deleteDatabase(request, options: Self.options(key))
        }
    }

    func undelete(_ id: String, key: String = "") async throws {
        try await call { client in
            let request = DatabasesV1.UndeleteDatabaseRequest(org: "acme", app: "web", id: id)
            _ = try await client.databases.undeleteDatabase(request, options: Self.options(key))
        }
    }

    func reveal(_ id: String) async throws -> String {
        try await call { client in
            try await client.databases.revealDSN(.init(org: "acme", app: "web", id: id)).dsn
        }
    }

    /// A connection string of a temporary login.
    func login(_ id: String, seconds: UInt64 = 0) async throws -> String {
        try await call { client in
            try await client.databases.createTemporaryLogin(
                .init(org: "acme", app: "web", id: id, lifetimeSeconds: seconds)
            ).dsn
        }
    }

    func deploy(key: String = "") async throws -> String {
        try await call { client in
            let request = AppsV1.CreateDeploymentRequest(org: "acme", app: "web")
            return try await client.apps.createDeployment(request, options: Self.options(key)).deployment?.id ?? ""
        }
    }

    func show(_ id: String) async throws -> DatabasesV1.Database {
        try await call { client in
            let answer = try await client.databases.getDatabase(.init(org: "acme", app: "web", id: id))
            return try #require(answer.database)
        }
    }

    /// Waits until the control plane's row is in a state and nothing is left to do, whichever daemon does it.
    func wait(_ id: String, for state: String, within limit: Duration = .seconds(120)) async throws {
        try await waitUntil("\(id) is \(state)", within: limit) {
            try await sql(
                "select 1 from databases where id = '\(id)' and state = '\(state)' and rotation is null"
            ).count == 1
        }
    }

    /// A database that is Ready and holds a row.
    func readyDatabase(_ name: String, version: String = "") async throws -> String {
        let id = try await create(name, version: version)
        try await wait(id, for: "ready")
        try await markRow(id)
        return id
    }

    /// Writes a row that has to be there as long as the database is.
    func markRow(_ id: String) async throws {
        _ = try await psql(reveal(id), "create table kept (n int); insert into kept values (42)")
    }

    /// Runs one statement over TCP, as an app does it.
    func psql(_ dsn: String, _ text: String) async throws -> String {
        let outcome = try await psqlOutcome(dsn, text)
        try #require(outcome.status.isSuccess, "psql: \(outcome.error)")
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func psqlOutcome(_ dsn: String, _ text: String) async throws -> Command.Outcome {
        try await Command(
            path: Programs.psql, arguments: ["--no-psqlrc", "-At", "-v", "ON_ERROR_STOP=1", "-d", dsn, "-c", text],
            environment: ["PGCONNECT_TIMEOUT": "10"], namespace: ground.namespace
        ).run()
    }

    private static func options(_ key: String) -> CallOptions { CallOptions(idempotencyKey: key) }
}
