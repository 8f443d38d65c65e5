import Model
import Synchronization

@testable import Store

/// What one watcher was told, held against what has happened.
///
/// Ordered, unique and reliable: each transition is the very next one that concerns the watch. Atomic: a snapshot is what
/// there was at its revision. Resumable: that holds from one stream to the next. Bookmarkable: a bookmark leaves out
/// nothing.
final class WatchLedger: Sendable {
    enum Phase {
        /// A stream has begun.
        case opened(resumes: Bool)
        case inSnapshot([DatabaseID: Database])
        case following
    }

    struct State {
        var phase = Phase.opened(resumes: false)
        /// Where the watch stands: nothing up to here is missing.
        var position: Position?
        /// A snapshot was delivered whole, and all that came after it up to the position.
        var isWhole = false
        /// The revision that was delivered last on this stream.
        var previous: Int64 = 0
        /// What had been acknowledged to the caller when the stream was opened.
        var floor: Int64 = 0
        var problems: [String] = []
        var deliveries = 0
    }

    let filter: WatchFilter
    let name: String
    let model: StoreModel
    let state = Mutex(State())

    init(_ name: String, filter: WatchFilter, model: StoreModel) {
        self.name = name
        self.filter = filter
        self.model = model
    }

    var problems: [String] { state.withLock { $0.problems } }

    /// Where a new stream can go on.
    var position: Position? { state.withLock { $0.position } }

    var deliveries: Int { state.withLock { $0.deliveries } }

    /// All that has happened was told.
    var isComplete: Bool {
        let (revision, epoch) = model.with { ($0.revision, $0.epoch) }
        return state.withLock { state in
            guard case .following = state.phase else { return false }
            return state.position?.revision == revision && state.position?.epoch == epoch
        }
    }

    /// A stream is opened, from the position or from the beginning.
    ///
    /// - Parameter floor: the newest revision that has been acknowledged to its caller.
    /// - Returns: where it resumes.
    func open(floor: Int64) -> Position? {
        state.withLock { state in
            if case .inSnapshot = state.phase, !model.has(.resumesInTheSnapshot) { state.position = nil }
            state.phase = .opened(resumes: state.position != nil)
            if state.position == nil { state.isWhole = false }
            state.previous = state.position?.revision ?? 0
            state.floor = floor
            return state.position
        }
    }

    /// The caller may see nothing at the moment, so that nothing can be said to lack.
    func forget() { state.withLock { $0.position = nil } }

    func take(_ event: WatchEvent) {
        state.withLock { state in
            state.deliveries += 1
            if event.previous != state.previous {
                state.problems.append(
                    "E: \(name): previous is \(event.previous), \(state.previous) was delivered")
            }
            state.previous = event.position.revision
            switch event.kind {
            case .snapshot(let database): takeSnapshot(&state, database, event)
            case .synced: takeSynced(&state, event)
            case .transition(let transition): takeTransition(&state, transition, event)
            case .bookmark: takeBookmark(&state, event)
            case .reset(let reason): takeReset(&state, reason)
            }
        }
    }
}
