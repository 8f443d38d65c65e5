import EventLoop
import Model
import Postgres
import Sealing
import Store
import Support
import Testing

@testable import Doctor

/// A control plane of its own with one database that went from Provisioning to Ready as the platform makes it.
struct StoreFixture {
    let connectionString: String
    let store: Store
    let keyring: Keyring
    let id: DatabaseID
    let org: Name
    let app: Name

    init() async throws {
        connectionString = try await ScratchPostgres.shared.database()
        store = Store(
            pool: PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 2))
        keyring = try Keyring(key: [UInt8](repeating: 7, count: Keyring.keyLength))
        (org, app) = (try #require(Name("acme")), try #require(Name("web")))
        try await store.migrate()
        try await store.recordCanary(keyring.makeCanary())
        let name = try #require(HostName("here"))
        try await store.ensureHost(name)
        guard case .taken(let host, _) = try await store.takeHost(name, lock: "lock", run: "1") else {
            throw SupportFault("the host could not be taken")
        }
        try await store.ensureOrganisation(org)
        try await store.ensureApp(org: org, app: app, host: name)
        var random = SystemRandomNumberGenerator()
        id = DatabaseID(using: &random)
        let created = try await store.createDatabase(
            NewDatabase(
                id: id, org: org, app: app, name: try #require(Name("main")), engineVersion: .standard,
                description: "", createdBy: "member@acme"),
            audit: AuditEntry(
                org: org, actor: "member@acme", action: "databases.create", app: app, database: id, outcome: .allowed),
            key: IdempotencyKey(org: org, principal: "member@acme", text: "k-1", digest: [1]))
        let lifecycle = StoreLifecycle(store: store, host: host, holder: "here/1")
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(10)).first)
        let context = created.sealingContext(version: 1)
        var change = Change(
            state: .ready, reason: "LoginProven", message: "",
            nextWake: .at(record.now.advanced(by: .seconds(3600))), deadline: .clear,
            credential: try keyring.seal(Secret("a-password-of-many-letters"), for: context), everReady: true)
        change.endpoint = Endpoint(host: "127.9.0.1")
        change.releaseLease = true
        _ = try await lifecycle.apply(change, to: id, fence: record.fence, generation: record.database.generation)
    }

    /// Changes the control plane as somebody would who ought not to.
    func plant(_ sql: String) throws {
        try BlockingConnection(connectionString: connectionString).executeScript(sql)
    }

    /// The reasons of what the checks find in the control plane alone, each with the promise's letter.
    func reasons() async throws -> [String] {
        let controlPlane = try await store.examine()
        var evidence = Evidence(
            host: "here", controlPlane: .read(controlPlane), objects: .read([]),
            keyFits: .read(controlPlane.canary.map(keyring.opens(canary:)) ?? false),
            daemon: .read(DaemonReading(answer: .serving)))
        for row in controlPlane.databases {
            let sealed = [row.credential, row.pendingCredential].compactMap(\.self)
            let opened = sealed.filter { secret in
                row.sealingContext(version: secret.version).map { (try? keyring.open(secret, for: $0)) != nil } ?? false
            }
            evidence.secrets[row.id] = SecretReading(stored: sealed.count, opened: opened.count)
        }
        return Sample.reasons(Checked.all(evidence, bounds: Bounds()).flatMap(\.1.findings))
    }
}
