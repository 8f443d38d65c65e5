import Foundation
import Support
import Testing

/// What tests on Docker ask of an installation.
extension Installation {
    static func container(_ id: String) -> String { "paas-db-\(id)" }

    static func volume(_ id: String) -> String { "paas-db-\(id)-data" }

    /// A database that is ready and holds a row; its id and connection string.
    func databaseWithARow(_ name: String = "main", version: String? = nil) async throws -> (id: String, dsn: String) {
        let database = try await create(name, version: version)
        try await wait(database.id, for: "ready")
        let dsn = try await reveal(database.id)
        _ = try await psql(dsn, "create table kept (n int); insert into kept values (42)")
        return (database.id, dsn)
    }

    /// Whether connection string and row are still those of `databaseWithARow`.
    func expectKept(_ database: (id: String, dsn: String)) async throws {
        #expect(try await reveal(database.id) == database.dsn)
        #expect(try await psql(database.dsn, "select n from kept") == "42")
    }

    /// Does something and follows the watch from before until one of its lines satisfies the condition; all lines.
    func watching(
        _ action: @Sendable @escaping () async throws -> Void, until isLast: @Sendable @escaping (String) -> Bool
    ) async throws -> [String] {
        let lines = Recorder<String>()
        let watch = Command(
            path: Programs.curl,
            arguments: [
                "-sSN", "-H", "Authorization: Bearer \(try token("viewer"))", "http://\(http)\(databases)/watch",
            ], namespace: ground.namespace)
        try await watch.follow { line in
            lines.append(line)
            if line.hasPrefix("event: synced") { try await action() }
            return !isLast(line)
        }
        return lines.all
    }

    func undelete(_ id: String) async throws {
        let answer = try await curl("POST", "\(databases)/\(id)/undelete", as: "owner")
        try #require(answer.status == 202, "\(answer)")
    }

    /// Deletes a database, and sees to it that its container is gone.
    func delete(_ id: String, on docker: Docker) async throws {
        let answer = try await curl("DELETE", "\(databases)/\(id)", as: "owner")
        try #require(answer.status == 202, "\(answer)")
        try await wait(id, for: "deleted")
        _ = try await docker.outcome(["rm", "--force", Self.container(id)])
    }
}
