import Engines
import Model
import Postgres
import Support

/// Logins to instances.
enum Login {
    /// As the engine's administrator, once the instance accepts logins.
    static func local(_ login: LocalLogin, database: String = "postgres") async throws -> BlockingConnection {
        let parameters = [
            ("host", login.socketDirectory), ("port", String(login.port)), ("user", login.user), ("dbname", database),
        ]
        return try await whenReady { try connect(parameters) }
    }

    /// Over TCP with a password, once the instance accepts logins.
    static func network(
        _ endpoint: Endpoint, user: String = "app", password: String, database: String = "app"
    ) async throws -> BlockingConnection {
        let parameters = parameters(endpoint, user: user, password: password, database: database)
        return try await whenReady { try connect(parameters) }
    }

    static func parameters(
        _ endpoint: Endpoint, user: String, password: String, database: String
    ) -> [(String, String)] {
        [
            ("host", endpoint.host), ("port", String(endpoint.port)), ("user", user), ("password", password),
            ("dbname", database), ("connect_timeout", "5"),
        ]
    }

    /// Makes what the probe makes: role and database `app`.
    static func makeApp(_ login: LocalLogin, password: String) async throws {
        let connection = try await local(login)
        try connection.execute("create role app login password '\(unsafeSQL: password)'")
        try connection.execute("create database app owner app")
    }

    static func connect(_ parameters: [(String, String)]) throws(PostgresFault) -> BlockingConnection {
        try BlockingConnection(parameters: parameters.map { (keyword: $0.0, value: $0.1) })
    }

    /// Tries until the server is there.
    static func whenReady<Value>(_ attempt: () async throws -> Value) async throws -> Value {
        var last = PostgresFault(.connection, "no login was tried")
        var value: Value?
        _ = try await eventually(within: .seconds(90)) {
            do {
                value = try await attempt()
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
        guard let value else { throw last }
        return value
    }
}
