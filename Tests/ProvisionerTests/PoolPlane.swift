import Engines
import Logging
import Model
import Postgres
import Provisioner
import Store
import Support
import Testing

@testable import Simulation

/// A migrated control plane whose daemons keep instances ready, with a scripted engine and the machine's clock.
final class PoolPlane: Sendable {
    let connectionString: String
    let store: Store
    let world = World()
    let sightings = WatchedStore.Sightings()
    let org: Name
    let app: Name
    let host: HeldHost

    init() async throws {
        connectionString = try await ScratchPostgres.shared.database()
        store = Store(pool: PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 8))
        org = try #require(Name("acme"))
        app = try #require(Name("web"))
        try await store.migrate()
        let name = try #require(HostName("one"))
        try await store.ensureHost(name)
        guard case .taken(let held, _) = try await store.takeHost(name, lock: "lock", run: "1") else {
            throw SupportFault("the host is held")
        }
        host = held
        try await store.ensureOrganisation(org)
        try await store.ensureApp(org: org, app: app)
    }

    /// Starts a daemon that keeps so many instances ready.
    func start(_ daemon: Daemon, size: Int) { daemon.runs(as: Task { await self.run(daemon, size: size) }) }

    private func run(_ daemon: Daemon, size: Int) async {
        let (stream, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let watched = WatchedStore(
            StoreLifecycle(store: store, host: host, holder: daemon.name), daemon: daemon, sightings: sightings)
        let clock = SystemClock()
        let provisioner = Provisioner(
            store: watched, engine: ScriptedEngine(world: world, daemon: daemon, clock: clock, overseer: watched),
            probe: ScriptedProbe(world: world, daemon: daemon, clock: clock, overseer: watched),
            sealer: OpenSealer(), wakeUps: stream,
            pool: WarmPool(store: StorePool(store: store, host: host), sizes: [.standard: size]), clock: clock,
            logger: Logger(label: daemon.name) { _ in SwiftLogNoOpLogHandler() })
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await provisioner.run() }
            group.addTask {
                let listener = PostgresListener(
                    connectionString: self.connectionString, loop: TestLoop.shared, channels: self.host.channels)
                await listener.run { _ in wake.yield() }
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func audit(_ action: String) -> AuditEntry {
        AuditEntry(org: org, actor: "owner@acme", action: action, app: app, outcome: .allowed)
    }

    func create(_ name: String) async throws -> Database {
        var random = SystemRandomNumberGenerator()
        let new = NewDatabase(
            id: DatabaseID(using: &random), org: org, app: app, name: try #require(Name(name)),
            engineVersion: .standard, createdBy: "member@acme")
        return try await store.createDatabase(new, audit: audit("databases.create"))
    }

    func delete(_ id: DatabaseID, deleteVolume: Bool) async throws {
        _ = try await store.requestDelete(
            org: org, app: app, id: id, deleteVolume: deleteVolume, actor: "owner@acme",
            audit: audit("databases.delete"))
    }

    func undelete(_ id: DatabaseID) async throws {
        _ = try await store.requestUndelete(
            org: org, app: app, id: id, actor: "owner@acme", audit: audit("databases.undelete"))
    }

    func database(_ id: DatabaseID) async throws -> Database? { try await store.database(org: org, app: app, id: id) }

    func reaches(_ state: DatabaseState, _ ids: DatabaseID...) async throws -> Bool {
        try await eventually(within: .seconds(60)) {
            for id in ids where try await self.database(id)?.state != state { return false }
            return true
        }
    }

    /// So many can be taken, and nothing is being made or removed.
    func isFilled(_ count: Int) async throws -> Bool {
        try await eventually(within: .seconds(60)) {
            let pools = try await self.store.pools()
            return pools.reduce(0) { $0 + $1.ready } == count && pools.allSatisfy { $0.making == 0 }
        }
    }

    /// The entries that may be taken.
    func entries() async throws -> Set<DatabaseID> {
        Set(try await StorePool(store: store, host: host).poolEntries().keys)
    }
}
