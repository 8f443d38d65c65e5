import Engines
import Glibc
import Logging
import Model
import Postgres
import Probe
import Provisioner
import Store
import Support
import Testing

@testable import Simulation

/// The provisioner with a real engine, real servers and a real control plane. It looks often.
final class LiveScene: Sendable {
    let store: Store
    let engine: any Engine
    private let connectionString: String
    private let host: HeldHost
    private let org: Name
    private let app: Name

    private init(engine: any Engine) async throws {
        self.engine = engine
        connectionString = try await ScratchPostgres.shared.database()
        store = Store(pool: PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 4))
        (org, app) = (try #require(Name("acme")), try #require(Name("web")))
        try await store.migrate()
        let name = try #require(HostName("live"))
        try await store.ensureHost(name)
        guard case .taken(let held, _) = try await store.takeHost(name, lock: "lock", run: "1") else {
            throw SupportFault("the host is held")
        }
        host = held
        try await store.ensureOrganisation(org)
        try await store.ensureApp(org: org, app: app)
    }

    /// Runs a body beside a provisioner; what it has made is destroyed in the end.
    static func with(
        _ engine: any Engine, _ tenants: (ProbePool) -> any TenantProbe,
        _ body: @escaping @Sendable (LiveScene) async throws -> Void
    ) async throws {
        let scene = try await LiveScene(engine: engine)
        let logger = Logger(label: "live") { _ in SwiftLogNoOpLogHandler() }
        let probes = ProbePool(executable: try BuiltPrograms.path("paas-probe"), size: 2, logger: logger)
        let (silence, _) = AsyncStream<Void>.makeStream()
        let provisioner = Provisioner(
            store: StoreLifecycle(store: scene.store, host: scene.host, holder: "live/1"), engine: engine,
            probe: tenants(probes), sealer: OpenSealer(), wakeUps: silence, configuration: hasty, logger: logger)
        let result: Result<Void, any Error>
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await probes.run() }
                group.addTask { await provisioner.run() }
                group.addTask { try await body(scene) }
                try await group.next()
                group.cancelAll()
            }
            result = .success(())
        } catch { result = .failure(error) }
        for id in try await engine.owned() { try await engine.destroyVolume(id) }
        try result.get()
    }

    private static var hasty: Provisioner.Configuration {
        var configuration = Provisioner.Configuration()
        configuration.longestWait = .milliseconds(100)
        configuration.policy.readyPeriod = .milliseconds(300)
        configuration.policy.roomPeriod = .milliseconds(300)
        configuration.policy.patientPeriod = .milliseconds(500)
        configuration.policy.failedPeriod = .milliseconds(500)
        configuration.policy.longestBackoff = .seconds(1)
        configuration.policy.looksPerLogin = 1
        return configuration
    }

    /// A database that is Ready.
    func create(_ version: EngineVersion = .standard) async throws -> Database {
        var random = SystemRandomNumberGenerator()
        let new = NewDatabase(
            id: DatabaseID(using: &random), org: org, app: app, name: try #require(Name("main")),
            engineVersion: version,
            createdBy: "member@acme")
        let id = try await store.createDatabase(new, audit: audit("databases.create")).id
        try await waitFor(.ready, nil, id)
        return try await database(id)
    }

    func rotate(_ id: DatabaseID) async throws {
        _ = try await store.requestRotation(
            org: org, app: app, id: id, mode: .immediate, actor: "admin@acme", audit: audit("databases.rotate"))
    }

    func database(_ id: DatabaseID) async throws -> Database {
        try #require(try await store.database(org: org, app: app, id: id))
    }

    /// The password that apps get.
    func password(_ id: DatabaseID) async throws -> String {
        let stored = try await store.sealedCredential(org: org, app: app, id: id)
        return OpenSealer.text(of: try #require(stored?.credential)).reveal { $0 }
    }

    /// What the provisioner has said of a database so far: how often it stood in a state for a reason.
    func count(_ state: DatabaseState, _ reason: String, _ id: DatabaseID) async throws -> Int {
        let connection = try BlockingConnection(connectionString: connectionString)
        let rows = try connection.execute(
            """
            select count(*) as count from transitions
            where database_id = \(id.rawValue) and state = \(state.rawValue) and reason = \(reason)
            """)
        return try #require(try rows.first?.int("count"))
    }

    /// How often the provisioner has taken a database in hand so far.
    func claims(_ id: DatabaseID) async throws -> Int {
        let connection = try BlockingConnection(connectionString: connectionString)
        return try #require(
            try connection.execute("select fence from databases where id = \(id.rawValue)").first?.int("fence"))
    }

    /// Waits until a database stands in a state, for a reason if one is given.
    func waitFor(
        _ state: DatabaseState, _ reason: String?, _ id: DatabaseID,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let isThere = try await eventually(within: .seconds(90)) {
            let now = try await database(id)
            return now.state == state && (reason == nil || now.reason == reason)
        }
        let now = try await database(id)
        #expect(isThere, "\(now.state) \(now.reason): \(now.message)", sourceLocation: sourceLocation)
    }

    /// Does something to a database that is Ready, and waits until that was seen and mended.
    func drift(
        _ id: DatabaseID, seenAs reasons: [String], sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Void
    ) async throws {
        var before = 0
        for reason in reasons { before += try await count(.degraded, reason, id) }
        try await body()
        let isSeen = try await eventually(within: .seconds(90)) {
            var count = 0
            for reason in reasons { count += try await self.count(.degraded, reason, id) }
            return count > before
        }
        #expect(isSeen, "nobody has seen \(reasons)", sourceLocation: sourceLocation)
        try await waitFor(.ready, nil, id, sourceLocation: sourceLocation)
    }

    private func audit(_ action: String) -> AuditEntry {
        AuditEntry(org: org, actor: "owner@acme", action: action, app: app, outcome: .allowed)
    }
}
