import Model
import Synchronization

/// The databases that this process is working on: a bounded number, none of them twice. Word of something that happens to
/// one of them meanwhile is kept until its work has ended.
final class ActiveSet: Sendable {
    private struct State {
        var ids: Set<DatabaseID> = []
        var words: Set<DatabaseID> = []
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    var free: Int { max(0, limit - state.withLock { $0.ids.count }) }

    /// `false` if it is being worked on, under an older claim that has not been wound up yet.
    func insert(_ id: DatabaseID) -> Bool { state.withLock { $0.ids.insert(id).inserted } }

    /// `false` unless it is being worked on.
    func keepWord(of id: DatabaseID) -> Bool {
        state.withLock { state in
            guard state.ids.contains(id) else { return false }
            state.words.insert(id)
            return true
        }
    }

    /// Whether there was word of it meanwhile.
    func remove(_ id: DatabaseID) -> Bool {
        state.withLock { state in
            state.ids.remove(id)
            return state.words.remove(id) != nil
        }
    }
}
