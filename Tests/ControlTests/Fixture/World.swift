import Control
import EventLoop
import Logging
import Messages
import Model
import Postgres
import Sealing
import Service
import Store
import Support

/// A control plane of a test's own, with the organisations acme and globex, and clients of its services.
struct World: Sendable {
    let connectionString: String
    let pool: PostgresPool
    let store: Store
    let feed: Feed
    let keyring: Keyring
    let authentication: AuthenticationInterceptor
    let caller: InMemoryCaller
    let client: DatabasesV1.DatabasesClient<InMemoryCaller>
    let apps: AppsV1.AppsClient<InMemoryCaller>
    let access: AccessV1.AccessClient<InMemoryCaller>
    let audit: AuditV1.AuditClient<InMemoryCaller>
    let organisations: AccessV1.OrganisationsClient<InMemoryCaller>
    let operations: OperationsV1.OperationsClient<InMemoryCaller>
    /// What the services have logged.
    let log: LogRecorder
    let acme: Name
    let globex: Name
    let host: HeldHost

    /// Versions that count as installed.
    static let versions = [EngineVersion(major: 15), EngineVersion(major: 16)]

    /// Makes a world, hands it to a test and takes it down; the feed runs in the meantime.
    ///
    /// - Parameter keeper: what encrypts and decrypts; by default the world's keyring.
    static func with(
        keeper makeKeeper: @Sendable (Keyring, String) -> any SecretKeeper = { keyring, _ in keyring },
        _ body: (World) async throws -> Void
    ) async throws {
        let connectionString = try await ScratchPostgres.shared.database()
        let world = try await World(connectionString, makeKeeper)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let feed = world.feed
            group.addTask {
                // The end of the test ends it.
                do { try await feed.run() } catch is CancellationError {}
            }
            defer { group.cancelAll() }
            try await body(world)
        }
        await world.pool.close()
    }

    private init(
        _ connectionString: String, _ makeKeeper: @Sendable (Keyring, String) -> any SecretKeeper
    ) async throws {
        self.connectionString = connectionString
        pool = PostgresPool(connectionString: connectionString, loop: TestLoop.shared)
        store = Store(pool: pool)
        try await store.migrate()
        guard let one = HostName("one") else { throw SupportFault("no name") }
        try await store.ensureHost(one)
        guard case .taken(let held, _) = try await store.takeHost(one, lock: "lock", run: "1") else {
            throw SupportFault("the host is held")
        }
        host = held
        // Nobody says meanwhile that the daemon is there, and a test may take long.
        try await pool.execute("update hosts set seen_at = now() + interval '1 day'")
        let log = LogRecorder()
        self.log = log
        let logger = Logger(label: "test") { _ in log }
        feed = Feed(
            store: store,
            listener: PostgresListener(
                connectionString: connectionString, loop: TestLoop.shared, channels: Feed.channels),
            configuration: FeedConfiguration(tick: .milliseconds(5), recheckInterval: .milliseconds(20)),
            logger: logger)
        keyring = try Keyring(key: [UInt8](repeating: 7, count: Keyring.keyLength))
        try await store.openAuditChain(keyring)
        acme = try name("acme")
        globex = try name("globex")
        let control = Control(
            store: store, feed: feed, keeper: makeKeeper(keyring, connectionString), versions: Self.versions,
            logger: logger)
        authentication = AuthenticationInterceptor(control)
        caller = InMemoryCaller(
            [
                DatabasesHandler(control), AppsHandler(control), AccessHandler(control), OrganisationsHandler(control),
                AuditHandler(control),
                OperationsHandler(control),
            ], interceptor: authentication)
        client = DatabasesV1.DatabasesClient(caller)
        apps = AppsV1.AppsClient(caller)
        access = AccessV1.AccessClient(caller)
        audit = AuditV1.AuditClient(caller)
        organisations = AccessV1.OrganisationsClient(caller)
        operations = OperationsV1.OperationsClient(caller)
        for (org, app) in [(acme, try name("web")), (globex, try name("shop"))] {
            try await store.ensureOrganisation(org)
            try await store.ensureApp(org: org, app: app)
        }
    }

    /// A fresh token of a member with a role.
    func member(_ role: Role, of org: Name? = nil) async throws -> CallOptions {
        let org = org ?? acme
        try await store.ensureMember(org: org, subject: role.rawValue, role: role)
        return try await token(for: .member(org: org, subject: role.rawValue))
    }

    /// A fresh token of a service.
    func service(_ scopes: Set<Scope>, of org: Name?) async throws -> CallOptions {
        try await token(for: .service(org: org, name: "robot", scopes: scopes))
    }

    /// A fresh token.
    func token(for grant: TokenGrant, lifetime: Duration? = nil) async throws -> CallOptions {
        var random = SystemRandomNumberGenerator()
        let token = BearerToken(using: &random)
        try await store.issueToken(hash: token.hash, for: grant, lifetime: lifetime)
        return Self.options(token.secret.reveal { $0 })
    }

    /// A call with a text for a token.
    static func options(_ token: String) -> CallOptions {
        CallOptions(metadata: [CallMetadata(CallMetadata.token, token)])
    }

    /// A database in acme's app web, freshly created.
    func create(_ name: String = "main") async throws -> DatabasesV1.Database {
        let response = try await client.createDatabase(
            .init(org: "acme", app: "web", name: name), options: try await member(.owner))
        return response.database ?? .init()
    }

    /// How many rows the audit log has of an action with an outcome.
    func audited(_ action: String, _ outcome: AuditEntry.Outcome) async throws -> Int {
        try await pool.execute(
            "select count(*) as n from audit where action = \(action) and outcome = \(outcome.rawValue)"
        ).first?.int("n") ?? 0
    }
}

/// A name that the test knows to be good.
func name(_ text: String) throws -> Name {
    guard let name = Name(text) else { throw SupportFault("\(text) is no name") }
    return name
}

/// The fault of a call that fails; `nil` if it succeeds.
func fault<Value>(_ body: () async throws -> Value) async throws -> Fault? {
    do {
        _ = try await body()
        return nil
    } catch let fault as Fault {
        return fault
    }
}
