import Engines
import Model
import Postgres
import Support

/// Logins to instances.
enum Login {
    /// As the engine's administrator, once the instance accepts logins.
    static func local(_ login: LocalLogin, database: String = "postgres") async throws -> BlockingConnection {
        try await whenReady([
            ("host", login.socketDirectory), ("port", String(login.port)), ("user", login.user), ("dbname", database),
        ])
    }

    /// Over TCP with a password, once the instance accepts logins.
    static func network(
        _ endpoint: Endpoint, user: String = "app", password: String, database: String = "app"
    ) async throws -> BlockingConnection {
        try await whenReady([
            ("host", endpoint.host), ("port", String(endpoint.port)), ("user", user), ("password", password),
            ("dbname", database), ("connect_timeout", "5"),
        ])
    }

    /// Makes what the probe makes: role and database `app`.
    static func makeApp(_ login: LocalLogin, password: String) async throws {
        let connection = try await local(login)
        try connection.execute("create role app login password '\(unsafeSQL: password)'")
        try connection.execute("create database app owner app")
    }

    private static func whenReady(_ parameters: [(String, String)]) async throws -> BlockingConnection {
        var last = PostgresFault(.connection, "no login was tried")
        var connection: BlockingConnection?
        _ = try await eventually(within: .seconds(30)) {
            do {
                connection = try BlockingConnection(parameters: parameters.map { (keyword: $0.0, value: $0.1) })
                return true
            } catch let fault as PostgresFault {
                last = fault
                // Anything else than a server that is not there yet won't change.
                guard ["57P03", "starting up", "refused", "No such file"].contains(where: fault.message.contains) else {
                    throw fault
                }
                return false
            }
        }
        guard let connection else { throw last }
        return connection
    }
}
