import Model
import Postgres
import Support

/// A cluster as a tenant's is set up: passwords over TCP, the administrator over the socket, every statement logged.
final class TenantCluster: Sendable {
    let postgres: ScratchPostgres
    let port: Int
    let login: LocalLogin

    static let shared = Once { try await TenantCluster() }

    init() async throws {
        port = try FreePort.find()
        postgres = ScratchPostgres(
            settings: [
                "listen_addresses": "127.0.0.1", "port": "\(port)", "log_statement": "all",
                "log_min_duration_statement": "0",
            ],
            hostRules: ["host all all 127.0.0.1/32 scram-sha-256"])
        try await postgres.start()
        login = LocalLogin(
            socketDirectory: try await postgres.socketDirectory(), user: ScratchPostgres.superuser, port: port)
    }

    /// Asks as the administrator.
    func ask(_ statement: Statement, database: String = "template1") throws -> [PostgresRow] {
        let connection = try BlockingConnection(
            connectionString: "host=\(login.socketDirectory) port=\(port) user=\(login.user) dbname=\(database)")
        return try connection.execute(statement)
    }
}
