import Control
import EventLoop
import Glibc
import Logging
import Model
import Postgres
import RPCServer
import Sealing
import Service
import Store

/// Serves the databases of a fresh control plane on a socket, as `paasd` does, without a provisioner; one database is
/// there.
///
///     bench-get-database CONNECTION-STRING SOCKET
///
/// The line that it prints when it listens names the database and a token that may see it.
@main struct BenchGetDatabase {
    static func main() async throws {
        guard CommandLine.arguments.count == 3 else { throw Usage() }
        let loop = try EventLoop()
        let logger = Logger(label: "bench")
        let pool = PostgresPool(
            connectionString: CommandLine.arguments[1], loop: loop, applicationName: "bench-get-database")
        let store = Store(pool: pool)
        try await store.migrate()
        let feed = Feed(
            store: store,
            listener: PostgresListener(
                connectionString: CommandLine.arguments[1], loop: loop, channels: Feed.channels),
            configuration: FeedConfiguration(), logger: logger)
        let control = Control(
            store: store, feed: feed, keeper: try Keyring(key: [UInt8](repeating: 1, count: Keyring.keyLength)),
            versions: [.standard], logger: logger)
        let known = try await prepare(store, control)
        var configuration = RPCServer.Configuration()
        configuration.interceptors = [AuthenticationInterceptor(control)]
        let server = RPCServer(
            socketPath: CommandLine.arguments[2], services: [DatabasesHandler(control)], loop: loop,
            configuration: configuration, logger: logger)
        try await server.run {
            print(known)
            // Whoever waits for the line reads it through a pipe.
            fflush(nil)
        }
    }

    /// An owner and a database of the app web of acme; what the caller has to know of them, as JSON.
    private static func prepare(_ store: Store, _ control: Control) async throws -> String {
        guard let org = Name("acme"), let app = Name("web") else { throw Usage() }
        try await store.ensureOrganisation(org)
        try await store.ensureApp(org: org, app: app, host: HostName("bench"))
        try await store.ensureMember(org: org, subject: "owner", role: .owner)
        var random = SystemRandomNumberGenerator()
        let token = BearerToken(using: &random)
        try await store.issueToken(hash: token.hash, for: .member(org: org, subject: "owner"))
        let database = try await control.createDatabase(
            CreateDatabase(
                org: "acme", app: "web", name: "bench-\(UInt32.random(in: 0...UInt32.max))", engineVersion: "",
                description: ""),
            caller: Caller(token: token.secret, requestID: "bench", peer: "bench"))
        return token.secret.reveal { #"{"token": "\#($0)", "org": "acme", "app": "web", "id": "\#(database.id)"}"# }
    }

    private struct Usage: Error, CustomStringConvertible {
        let description = "usage: bench-get-database CONNECTION-STRING SOCKET"
    }
}
