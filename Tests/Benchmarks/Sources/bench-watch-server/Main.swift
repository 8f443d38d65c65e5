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

/// Serves databases and their watches on a fresh control plane, as `paasd` does, without a provisioner: a trigger makes
/// what is to be deleted deleted at once, and what is to be brought back ready, so that each request is one transition.
///
///     bench-watch-server CONNECTION-STRING SOCKET WIDE NARROW
///
/// `wide` gets WIDE databases, `narrow` NARROW. The line that it prints when it listens names them, and a token.
@main struct BenchWatchServer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 5, let wide = Int(arguments[3]), let narrow = Int(arguments[4]) else { throw Usage() }
        signal(SIGPIPE, SIG_IGN)
        let loop = try EventLoop()
        let logger = Logger(label: "bench")
        let pool = PostgresPool(connectionString: arguments[1], loop: loop, applicationName: "bench-watch")
        let store = Store(pool: pool)
        try await store.migrate()
        for statement in Self.trigger { try await pool.execute(Statement(unsafeSQL: statement)) }
        let feed = Feed(
            store: store,
            listener: PostgresListener(connectionString: arguments[1], loop: loop, channels: Feed.channels),
            logger: logger)
        let control = Control(
            store: store, feed: feed, keeper: try Keyring(key: [UInt8](repeating: 1, count: Keyring.keyLength)),
            versions: [.standard], logger: logger)
        let known = try await prepare(store, control, ["wide": wide, "narrow": narrow])
        var configuration = RPCServer.Configuration()
        configuration.interceptors = [AuthenticationInterceptor(control)]
        let server = RPCServer(
            socketPath: arguments[2], services: [DatabasesHandler(control)], loop: loop, configuration: configuration,
            logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await withTaskExecutorPreference(loop) { try await feed.run() } }
            group.addTask {
                try await server.run {
                    print(known)
                    // Whoever waits for the line reads it through a pipe.
                    fflush(nil)
                }
            }
            try await group.next()
        }
    }

    private static let trigger = [
        """
        create function finish() returns trigger language plpgsql as $$
        begin
            new.state := case new.state when 'deleting' then 'deleted' when 'undeleting' then 'ready' else new.state end;
            return new;
        end $$
        """,
        "create trigger finish before update on databases for each row execute function finish()",
    ]

    /// A service of the installation and the databases of the app web of each organisation; what the caller has to know
    /// of them, as lines: the token, then an organisation and its databases.
    private static func prepare(_ store: Store, _ control: Control, _ counts: [String: Int]) async throws -> String {
        guard let app = Name("web"), let host = HostName("bench") else { throw Usage() }
        var random = SystemRandomNumberGenerator()
        let token = BearerToken(using: &random)
        try await store.issueToken(
            hash: token.hash, for: .service(org: nil, name: "bench", scopes: Set(Scope.allCases)))
        let caller = Caller(token: token.secret, requestID: "bench", peer: "bench")
        var words = [token.secret.reveal { $0 }]
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            guard let org = Name(name) else { throw Usage() }
            try await store.ensureOrganisation(org)
            try await store.ensureApp(org: org, app: app, host: host)
            words.append("\(name):")
            for number in 0..<count {
                let wish = CreateDatabase(
                    org: name, app: "web", name: "bench-\(number)", engineVersion: "", description: "")
                words.append(try await control.createDatabase(wish, caller: caller).id.rawValue)
            }
        }
        return words.joined(separator: " ")
    }

    private struct Usage: Error, CustomStringConvertible {
        let description = "usage: bench-watch-server CONNECTION-STRING SOCKET WIDE NARROW"
    }
}
