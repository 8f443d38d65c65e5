import Engines
import Lifecycle
import Logging
import Model
import Provisioner
import Store
import Testing

@testable import Simulation

/// A control plane, an engine and any number of daemons, in simulated time.
final class Scene {
    let simulation: Simulation
    let store: StoreModel
    let world = World()
    var configuration = Provisioner.Configuration()
    private let seed: UInt64
    private var daemons: [Daemon] = []
    private var wakeUps: [AsyncStream<Void>.Continuation] = []

    init(seed: UInt64? = nil) {
        self.seed = seed ?? 0
        simulation = Simulation(seed: seed)
        store = StoreModel(clock: simulation.clock)
    }

    /// Starts a daemon, with the real provisioner in it.
    @discardableResult
    func startDaemon(deathAt: Int? = nil) -> Daemon {
        let lane = Lane(simulation)
        let daemon = Daemon("host/\(daemons.count + 1)", on: lane, deathAt: deathAt)
        daemons.append(daemon)
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        wakeUps.append(continuation)
        let clock = simulation.clock
        let provisioner = Provisioner(
            store: StoreClient(model: store, daemon: daemon, clock: clock),
            engine: ScriptedEngine(world: world, daemon: daemon, clock: clock, overseer: store),
            probe: ScriptedProbe(world: world, daemon: daemon, clock: clock, overseer: store), sealer: OpenSealer(),
            wakeUps: stream, clock: clock,
            randomness: SeededRandomness(seed: seed &+ UInt64(daemons.count)), configuration: configuration,
            logger: Logger(label: daemon.name) { _ in SwiftLogNoOpLogHandler() })
        daemon.runs(as: simulation.start(on: lane) { await provisioner.run() })
        return daemon
    }

    /// A user asks for a database.
    func create(_ id: String = "aaaaaaaaaaaaaaaa") throws -> DatabaseID {
        let id = try #require(DatabaseID(id))
        let name = try #require(Name("main"))
        let now = store.now
        store.create(
            Database(
                id: id, org: try #require(Name("acme")), app: try #require(Name("web")), name: name,
                engineVersion: .standard, desired: .present, state: .provisioning, reason: "Requested", message: "",
                since: now, step: nil, attempt: 0, nextAttempt: now, deadline: nil, endpoint: nil,
                volumeRetained: false, generation: 1, revision: 0, sequence: 0, createdAt: now, createdBy: "user",
                description: "", deletionProtection: false))
        wake()
        return id
    }

    func delete(_ id: DatabaseID, withVolume: Bool = false) {
        store.request(withVolume ? .purged : .deleted, .deleting, of: id)
        wake()
    }

    func undelete(_ id: DatabaseID) {
        store.request(.present, .undeleting, of: id)
        wake()
    }

    func rotate(_ id: DatabaseID) {
        store.requestRotation(of: id)
        wake()
    }

    private func wake() { for continuation in wakeUps { continuation.yield() } }

    func state(of id: DatabaseID) -> DatabaseState { store.row(id).database.state }

    /// Lets time pass until a database stands in a state and nobody works on it.
    func reaches(_ state: DatabaseState, _ id: DatabaseID, within limit: Duration = .seconds(3600)) -> Bool {
        simulation.run(for: limit) { store.row(id).database.state == state && store.row(id).holder == nil }
    }

    /// Stops the daemons and says what went against the rules meanwhile.
    func finish() -> [String] {
        for daemon in daemons {
            daemon.isStopped = false
            daemon.kill()
        }
        _ = simulation.run(for: .zero)
        return world.with { $0.violations } + store.with { $0.violations }
    }
}
