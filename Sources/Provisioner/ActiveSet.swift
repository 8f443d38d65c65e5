import Model
import Synchronization

/// The databases that this process is working on: a bounded number, none of them twice.
final class ActiveSet: Sendable {
    private let limit: Int
    private let ids = Mutex<Set<DatabaseID>>([])

    init(limit: Int) { self.limit = limit }

    var free: Int { max(0, limit - ids.withLock { $0.count }) }

    /// `false` if it is being worked on, under an older claim that has not been wound up yet.
    func insert(_ id: DatabaseID) -> Bool { ids.withLock { $0.insert(id).inserted } }

    func remove(_ id: DatabaseID) { ids.withLock { _ = $0.remove(id) } }
}
