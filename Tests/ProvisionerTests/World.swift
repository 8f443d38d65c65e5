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
    }

    private let state = Mutex(State())

    func with<Value>(_ body: (inout State) throws -> Value) rethrows -> Value { try state.withLock { try body(&$0) } }

    func violation(_ text: String) { with { $0.violations.append(text) } }

    subscript(_ id: DatabaseID) -> Place { with { $0.places[id] ?? Place() } }

    /// Names of the operations on a database so far, looks apart.
    func operations(on id: DatabaseID) -> [String] {
        with { $0.operations.filter { $0.id == id && $0.name != "observe" }.map(\.name) }
    }

    /// The instance dies.
    func killInstance(of id: DatabaseID) { with { $0.places[id]?.instance = .stopped } }
}
