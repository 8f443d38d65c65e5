import Model
import Synchronization

/// The databases that this process has claimed: a bounded number of looks, and none twice. Word of something that happens
/// to one of them meanwhile is kept until its work has ended.
final class ActiveSet: Sendable {
    private struct State {
        var ids: Set<DatabaseID> = []
        var looks: Set<DatabaseID> = []
        var words: Set<DatabaseID> = []
    }

    private let looks: Int
    private let state = Mutex(State())

    /// - Parameter looks: how many of them may be at rest.
    init(looks: Int) { self.looks = looks }

    /// How many more looks there may be; none while so few have ended that to claim for them is not worth a statement.
    var freeLooks: Int {
        let free = max(0, looks - state.withLock { $0.looks.count })
        return free * 2 >= looks ? free : 0
    }

    /// `false` if it is being worked on, under an older claim that has not been wound up yet.
    func insert(_ id: DatabaseID, asLook: Bool) -> Bool {
        state.withLock { state in
            guard state.ids.insert(id).inserted else { return false }
            if asLook { state.looks.insert(id) }
            return true
        }
    }

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
            state.looks.remove(id)
            return state.words.remove(id) != nil
        }
    }
}
