import Lifecycle
import Model
import Sealing
import Store
import Synchronization

/// The control plane's rows in memory, with the leases, fences and conditions of the real ones.
///
/// A test compares it with the real store, operation by operation.
final class StoreModel: Overseer {
    struct State: Sendable {
        var rows: [DatabaseID: ModelRow] = [:]
        /// All transitions there ever were; that of revision n is the nth.
        var events: [Transition] = []
        /// The keys that events came with, by their revisions.
        var keyedEvents: [Int64: ModelKey.Identity] = [:]
        var keys: [ModelKey.Identity: ModelKey] = [:]
        var audits: [AuditEntry] = []
        var violations: [String] = []
        var revision: Int64 = 0
        /// The newest revision whose event has been removed.
        var compacted: Int64 = 0
        var epoch = "epoch 1"
        /// Principals whose tokens are worth nothing any more, with since when.
        var revoked: [String: Duration] = [:]
        /// The store does not answer.
        var isDown = false
        /// Rows that say nothing else about who may act at a moment, since the clock has jumped.
        var hasClockJumped = false
        /// The claims under which a login has succeeded.
        var proofs: [DatabaseID: Int64] = [:]
        /// Events that are committed and can't be seen yet: only a planted bug makes any.
        var invisible: [Int64: Duration] = [:]
    }

    let clock: ManualClock
    let bug: PlantedBug?
    /// Told of every commit: an event, or work that may be due.
    let notices = Notices()
    private let state = Mutex(State())
    private let offset = Mutex(Duration.zero)

    init(clock: ManualClock, bug: PlantedBug? = nil) {
        self.clock = clock
        self.bug = bug
    }

    var now: Timestamp {
        Timestamp(microseconds: 1_700_000_000_000_000).advanced(by: clock.now() + clockOffset)
    }

    /// How far the store's clock is from the others'.
    var clockOffset: Duration { offset.withLock { $0 } }

    /// The store's clock jumps away from the others'.
    func jump(by offset: Duration) {
        with { $0.hasClockJumped = true }
        self.offset.withLock { $0 += offset }
    }

    func with<Value>(_ body: (inout State) throws -> Value) rethrows -> Value { try state.withLock { try body(&$0) } }

    func has(_ bug: PlantedBug) -> Bool { self.bug == bug }

    func violation(_ text: String) { with { $0.violations.append(text) } }

    /// A row that must be there.
    func row(_ id: DatabaseID) -> ModelRow {
        guard let row = with({ $0.rows[id] }) else { preconditionFailure("no row \(id)") }
        return row
    }

    func events(of id: DatabaseID) -> [Transition] { with { $0.events.filter { $0.database.id == id } } }

    /// The states that a database went through, each once in a row.
    func states(of id: DatabaseID) -> [DatabaseState] {
        events(of: id).reduce(into: []) { if $0.last != $1.to { $0.append($1.to) } }
    }

    // MARK: Overseer

    func isHeld(_ id: DatabaseID, by daemon: String) -> Bool {
        let (row, now, hasJumped) = (row(id), now, with { $0.hasClockJumped })
        return row.holder == daemon && (hasJumped || row.leaseEnd.map { $0 > now } == true)
    }

    func isPurgeWanted(_ id: DatabaseID) -> Bool { row(id).database.desired == .purged }

    func wasReady(_ id: DatabaseID) -> Bool { row(id).everReady }

    func loginSucceeded(_ id: DatabaseID) { with { $0.proofs[id] = $0.rows[id]?.fence } }

    func host(of id: DatabaseID) -> String? { row(id).host }

    func password(of id: DatabaseID) -> Secret? { row(id).credential.map(OpenSealer.text) }

    func pendingPassword(of id: DatabaseID) -> Secret? { row(id).pendingCredential.map(OpenSealer.text) }
}
