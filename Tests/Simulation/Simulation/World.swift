import Engines
import Model
import Synchronization

/// What runs outside of the daemons: volumes, instances and roles. It survives them all.
final class World: Sendable {
    /// What there is of one database.
    struct Place: Sendable {
        var volume = Observation.Volume.missing
        var instance = Observation.Instance.absent
        /// The app's password, inside of the volume.
        var password: Secret?
        var initialisations = 0
        var passwordChanges = 0
        /// How often all sessions of the app were ended.
        var sessionsEnded = 0
        /// How often the instance was started, by whomever.
        var starts = 0
    }

    /// A call to an engine or a probe.
    struct Operation: Equatable, Sendable {
        let name: String
        let id: DatabaseID
        let daemon: String
        let at: Duration
    }

    struct State: Sendable {
        var places: [DatabaseID: Place] = [:]
        var operations: [Operation] = []
        /// Who is changing something of a database.
        var running: [DatabaseID: [Daemon]] = [:]
        var foreignAddresses: Set<String> = []
        /// Faults to throw, by operation, the first first.
        var faults: [String: [EngineFault]] = [:]
        /// How long operations take, where it is not 10 ms.
        var durations: [String: Duration] = [:]
        var violations: [String] = []
        var identities = 0
        /// The engine gives each start of an instance an address of its own choice.
        var assignsAddresses = false
        var assignedAddresses = 0
        /// A volume is initialised by the first start, and can be read when that is over.
        var initialisesAtStart = false
        /// The engine can tell one start from another.
        var tellsStarts = false
        /// What the engine says is free where volumes lie, in bytes.
        var freeBytes: Int64?
        /// What the engine calls the image; it has images if it is there.
        var image: String?
        /// What of the image there is to fetch, told at these times after the beginning.
        var transfer: [(after: Duration, progress: TransferProgress)] = []
        /// The images that instances were started with.
        var startedImages: [String?] = []
        var followers: [AsyncStream<DatabaseID>.Continuation] = []
        /// All databases are offered the same addresses, which begin so.
        var addressBase: String?
        /// Databases whose volumes somebody has removed by hand.
        var lostVolumes: Set<DatabaseID> = []
        /// The engine does not answer.
        var isDown = false
        /// How many times longer than usual everything takes.
        var slowness = 1
        /// One of how many operations is done without an answer; 0 = none.
        var lossRate: UInt64 = 0

        mutating func nextAddress() -> String {
            assignedAddresses += 1
            return "10.9.0.\(assignedAddresses)"
        }
    }

    /// The host that this is the engine of; `nil` where there is only one.
    let host: String?
    let bug: PlantedBug?
    /// Chooses how long things take and what gets lost; without it nothing does.
    let chance: SeededRandomness?
    let chronicle: Chronicle?
    private let state = Mutex(State())

    init(
        host: String? = nil, bug: PlantedBug? = nil, chance: SeededRandomness? = nil, chronicle: Chronicle? = nil
    ) {
        self.host = host
        self.bug = bug
        self.chance = chance
        self.chronicle = chronicle
    }

    func has(_ bug: PlantedBug) -> Bool { self.bug == bug }

    func with<Value>(_ body: (inout State) throws -> Value) rethrows -> Value { try state.withLock { try body(&$0) } }

    func violation(_ text: String) { with { $0.violations.append(text) } }

    subscript(_ id: DatabaseID) -> Place { with { $0.places[id] ?? Place() } }

    /// Names of the operations on a database so far, looks apart.
    func operations(on id: DatabaseID) -> [String] {
        with { $0.operations.filter { $0.id == id && $0.name != "observe" }.map(\.name) }
    }

    /// Says it of one of so many, if anything is left to chance.
    func happens(oneOf count: UInt64) -> Bool {
        guard let chance, count > 0 else { return false }
        return chance.next() % count == 0
    }

    /// The volume is removed by hand, and the instance with it.
    func loseVolume(of id: DatabaseID) {
        with { world in
            world.places[id]?.volume = .missing
            world.places[id]?.instance = .absent
            world.places[id]?.password = nil
            world.lostVolumes.insert(id)
            for follower in world.followers { follower.yield(id) }
        }
    }

    /// The instance is removed by hand.
    func removeInstance(of id: DatabaseID) {
        with { world in
            guard world.places[id] != nil else { return }
            world.places[id]?.instance = .absent
            if case .present(_, systemIdentifier: nil) = world.places[id]?.volume {
                world.places[id]?.volume = .incomplete
            }
            for follower in world.followers { follower.yield(id) }
        }
    }

    /// The instance dies; the engine's events tell of it.
    func killInstance(of id: DatabaseID) {
        with { world in
            world.places[id]?.instance = .stopped
            // Nobody knows how much of it was written.
            if case .present(_, systemIdentifier: nil) = world.places[id]?.volume {
                world.places[id]?.volume = .incomplete
            }
            for follower in world.followers { follower.yield(id) }
        }
    }

    /// Somebody restarts the instance, as a container engine does with one that has died.
    func restartInstance(of id: DatabaseID) {
        with { world in
            guard case .running(let address, let processID) = world.places[id]?.instance else { return }
            let next = world.assignsAddresses ? world.nextAddress() : address
            world.places[id]?.instance = .running(address: next, processID: processID)
            world.places[id]?.starts += 1
        }
    }
}
