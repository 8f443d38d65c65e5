import Logging
import Model
import Postgres
import Provisioner
import Store
import Support
import Testing

@testable import Simulation

/// The provisioner on the real control plane, with a scripted engine and the machine's clock.
@Suite(.timeLimit(.minutes(2))) struct RealStoreTests {
    /// A migrated control plane with three databases that somebody has asked for.
    private final class Plane: Sendable {
        let connectionString: String
        let store: Store
        let world = World()
        let sightings = WatchedStore.Sightings()
        let org: Name
        let app: Name
        let host: HeldHost

        init() async throws {
            connectionString = try await ScratchPostgres.shared.database()
            store = Store(pool: PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 4))
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

        func audit(_ action: String) -> AuditEntry {
            AuditEntry(org: org, actor: "owner@acme", action: action, app: app, outcome: .allowed)
        }

        func create(_ name: String) async throws -> DatabaseID {
            var random = SystemRandomNumberGenerator()
            let new = NewDatabase(
                id: DatabaseID(using: &random), org: org, app: app, name: try #require(Name(name)),
                engineVersion: .standard, createdBy: "member@acme")
            return try await store.createDatabase(new, audit: audit("databases.create")).id
        }

        func state(of id: DatabaseID) async throws -> DatabaseState? {
            try await store.database(org: org, app: app, id: id)?.state
        }

        /// The password was changed, and all is at rest again.
        func isRotated(_ id: DatabaseID) async throws -> Bool {
            guard let database = try await store.database(org: org, app: app, id: id) else { return false }
            return !database.conditions.contains { $0.type == Condition.rotationPending } && database.state == .ready
                && database.step == nil
        }

        func all(_ ids: [DatabaseID], reach state: DatabaseState) async throws -> Bool {
            try await eventually(within: .seconds(60)) {
                for id in ids where try await self.state(of: id) != state { return false }
                return true
            }
        }

        /// Runs a daemon that hears the control plane's notifications.
        func run(_ daemon: Daemon) async {
            let (stream, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
            let watched = WatchedStore(
                StoreLifecycle(store: store, host: host, holder: daemon.name), daemon: daemon, sightings: sightings)
            let clock = SystemClock()
            let provisioner = Provisioner(
                store: watched, engine: ScriptedEngine(world: world, daemon: daemon, clock: clock, overseer: watched),
                probe: ScriptedProbe(world: world, daemon: daemon, clock: clock, overseer: watched),
                sealer: OpenSealer(), wakeUps: stream, clock: clock,
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

        /// Starts a daemon as a task that its death ends.
        func start(_ daemon: Daemon) { daemon.runs(as: Task { await self.run(daemon) }) }
    }

    @Test func threeDatabasesGoThroughTheirWholeLife() async throws {
        let plane = try await Plane()
        let daemon = Daemon("host/1")
        plane.start(daemon)
        defer { daemon.kill() }
        var ids: [DatabaseID] = []
        for name in ["main", "reporting", "cache"] { ids.append(try await plane.create(name)) }
        #expect(try await plane.all(ids, reach: .ready))
        let before = try #require(try await plane.store.database(org: plane.org, app: plane.app, id: ids[0]))
        for id in ids {
            _ = try await plane.store.requestDelete(
                org: plane.org, app: plane.app, id: id, deleteVolume: false, actor: "owner@acme",
                audit: plane.audit("databases.delete"))
        }
        #expect(try await plane.all(ids, reach: .deleted))
        for id in ids {
            _ = try await plane.store.requestUndelete(
                org: plane.org, app: plane.app, id: id, actor: "owner@acme", audit: plane.audit("databases.undelete"))
        }
        #expect(try await plane.all(ids, reach: .ready))
        let after = try #require(try await plane.store.database(org: plane.org, app: plane.app, id: ids[0]))
        #expect(after.endpoint == before.endpoint && after.generation == before.generation + 2)
        for id in ids {
            #expect(plane.world[id].initialisations == 1 && plane.world[id].passwordChanges == 1)
            _ = try await plane.store.requestDelete(
                org: plane.org, app: plane.app, id: id, deleteVolume: true, actor: "owner@acme",
                audit: plane.audit("databases.delete"))
        }
        #expect(try await plane.all(ids, reach: .purged))
        #expect(plane.world.with { $0.places.isEmpty && $0.violations.isEmpty })
    }

    /// The first daemon dies at one of its calls; the next one on the host frees what it held and completes it.
    @Test(arguments: [4, 11, 18, 25, 32])
    func whatADeadDaemonLeftIsCompleted(deathAt: Int) async throws {
        let plane = try await Plane()
        var ids: [DatabaseID] = []
        for name in ["main", "reporting", "cache"] { ids.append(try await plane.create(name)) }
        let first = Daemon("host/1", deathAt: deathAt)
        plane.start(first)
        #expect(await eventually(within: .seconds(60)) { first.isDead })
        let second = Daemon("host/2")
        defer { second.kill() }
        try await plane.store.releaseLeases(of: plane.host)
        try await plane.store.wakeAll(on: plane.host)
        plane.start(second)
        #expect(try await plane.all(ids, reach: .ready))
        for id in ids { #expect(plane.world[id].password == plane.sightings.password(of: id)) }
        #expect(plane.world.with { $0.violations } == [])
    }

    /// A password is changed by a daemon that dies at one of its calls, and by the next one.
    @Test(arguments: [3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]) func aRotationSurvivesADeath(deathAt: Int) async throws {
        let plane = try await Plane()
        let id = try await plane.create("main")
        let maker = Daemon("host/1")
        plane.start(maker)
        #expect(try await plane.all([id], reach: .ready))
        maker.kill()
        try await plane.store.releaseLeases(of: plane.host)
        let asked = try await plane.store.requestRotation(
            org: plane.org, app: plane.app, id: id, mode: .immediate, actor: "admin@acme",
            audit: plane.audit("databases.rotate"))
        #expect(asked.conditions.map(\.type) == [Condition.rotationPending])
        let first = Daemon("host/2", deathAt: deathAt)
        plane.start(first)
        #expect(
            try await eventually(within: .seconds(60)) {
                if first.isDead { return true }
                return try await plane.isRotated(id)
            })
        first.kill()
        try await plane.store.releaseLeases(of: plane.host)
        try await plane.store.wakeAll(on: plane.host)
        let second = Daemon("host/3")
        defer { second.kill() }
        plane.start(second)
        #expect(try await eventually(within: .seconds(60)) { try await plane.isRotated(id) })
        let stored = try await plane.store.sealedCredential(org: plane.org, app: plane.app, id: id)
        let credential = try #require(stored?.credential)
        #expect(credential.version == 2 && plane.world[id].password == OpenSealer.text(of: credential))
        #expect(plane.world[id].passwordChanges == 2 && plane.world[id].sessionsEnded >= 1)
        #expect(plane.world.with { $0.violations } == [])
    }

    @Test func twoDaemonsShareTheWork() async throws {
        let plane = try await Plane()
        let daemons = [Daemon("one/1"), Daemon("two/1")]
        for daemon in daemons { plane.start(daemon) }
        defer { for daemon in daemons { daemon.kill() } }
        var ids: [DatabaseID] = []
        for number in 1...6 { ids.append(try await plane.create("db\(number)")) }
        #expect(try await plane.all(ids, reach: .ready))
        for id in ids { #expect(plane.world[id].initialisations == 1 && plane.world[id].passwordChanges == 1) }
        #expect(plane.world.with { $0.violations } == [])
    }
}
