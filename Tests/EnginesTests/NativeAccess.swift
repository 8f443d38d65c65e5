import Engines
import Model
import Postgres
import Testing

/// Over the local socket, and from this machine.
struct NativeAccess: InstanceAccess {
    let engine: NativeEngine

    func administer(_ spec: InstanceSpec, _ statement: String) async throws -> String? {
        try await Login.local(engine.localLogin(spec)).executeScript(statement).first?.text("answer")
    }

    func makeApp(_ spec: InstanceSpec, password: String) async throws {
        let quoted = password.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        try await Login.makeApp(engine.localLogin(spec), password: quoted)
    }

    func ask(
        _ spec: InstanceSpec, _ statement: String, user: String, password: String, database: String
    ) async throws -> String? {
        let endpoint = try #require(spec.endpoint)
        return try await Login.network(endpoint, user: user, password: password, database: database)
            .executeScript(statement).first?.text("answer")
    }
}
