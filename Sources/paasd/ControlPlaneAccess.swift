import Engines
import EventLoop
import Glibc
import Model
import Postgres
import Store

/// The control plane of a home for one command: the home's own PostgreSQL is started for it if it does not run.
struct ControlPlaneAccess {
    let home: Home
    let connectionString: String
    let pool: PostgresPool

    /// Connects, runs the body, and leaves everything as it was.
    static func with<Value: Sendable>(
        _ options: HomeOptions, postgres: String?, _ body: (ControlPlaneAccess) async throws -> Value
    ) async throws -> Value {
        let home = try Home(options.home)
        let connectionString = try options.connectionString(home)
        let own = try ControlPlaneCluster(home: home.path, postgresDirectory: postgres)
        // A connection string of the operator's own is not ours to start.
        let starts = connectionString == own.connectionString && !answers(connectionString)
        if starts { try await own.start() }
        let result: Result<Value, any Error>
        do {
            let loop = try EventLoop()
            defer { loop.stop() }
            // A dump may take as long as it takes.
            let session = SessionSettings(
                applicationName: "paasd backup", statementTimeout: .seconds(60), idleInTransactionTimeout: .zero)
            let pool = PostgresPool(
                connectionString: connectionString, loop: loop, configuration: .init(size: 2, session: session))
            do {
                result = .success(
                    try await body(ControlPlaneAccess(home: home, connectionString: connectionString, pool: pool)))
            } catch {
                result = .failure(error)
            }
            await pool.close()
        }
        if starts { try await own.stop() }
        return try result.get()
    }

    private static func answers(_ connectionString: String) -> Bool {
        (try? BlockingConnection(connectionString: connectionString)) != nil
    }
}
