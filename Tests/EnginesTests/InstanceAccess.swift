import Engines
import Model

/// A test's way into an instance, which each engine has its own of. Statements answer one row with a text `answer`.
protocol InstanceAccess: Sendable {
    /// Asks as the server's own administrator, once the server is up.
    func administer(_ spec: InstanceSpec, _ statement: String) async throws -> String?
    /// Makes what apps get: an ordinary role and a database `app`, with this password.
    func makeApp(_ spec: InstanceSpec, password: String) async throws
    /// Asks as a user over TCP, as an app does, once the server is up.
    func ask(
        _ spec: InstanceSpec, _ statement: String, user: String, password: String, database: String
    ) async throws -> String?
}

extension InstanceAccess {
    /// Asks as the app.
    @discardableResult
    func ask(_ spec: InstanceSpec, _ statement: String, password: String) async throws -> String? {
        try await ask(spec, statement, user: "app", password: password, database: "app")
    }
}
