import Messages

/// The newest events of a shared stream, in bounded memory, each reader having a place of its own. A value: it waits for
/// nothing and asks nobody.
struct SharedEvents {
    /// What a reader gets that goes on after a revision.
    enum Next: Equatable {
        case event(DatabasesV1.WatchStatusResponse)
        /// There is nothing yet.
        case nothing
        /// What it wants has made room for newer events.
        case gone
    }

    let epoch: String
    private let capacity: Int
    private var events: [DatabasesV1.WatchStatusResponse] = []
    /// The newest revision that was told of.
    private(set) var head: UInt64
    /// All events after this revision are here.
    private(set) var floor: UInt64

    /// An empty part of a history that goes on after a place.
    init(after place: DatabasesV1.Position, capacity: Int) {
        epoch = place.epoch
        head = place.revision
        floor = place.revision
        self.capacity = max(capacity, 1)
    }

    /// Where the daemon is asked to go on.
    var position: DatabasesV1.Position { DatabasesV1.Position(epoch: epoch, revision: head) }

    /// Whether a reader at a place can go on here.
    func covers(_ place: DatabasesV1.Position) -> Bool { place.epoch == epoch && place.revision >= floor }

    /// Takes the daemon's next event.
    ///
    /// - Returns: `false` for one that does not follow, or that begins the history anew.
    mutating func append(_ event: DatabasesV1.WatchStatusResponse) -> Bool {
        switch event.event {
        case .snapshot, .synced, .reset: return false
        case .transition, .bookmark, nil: break
        }
        guard event.epoch == epoch, event.previous == head, event.revision >= head else { return false }
        if events.count == capacity { floor = events.removeFirst().revision }
        events.append(event)
        head = event.revision
        return true
    }

    /// What a reader gets next.
    ///
    /// - Parameter revision: the last one that it has.
    func next(after revision: UInt64) -> Next {
        guard revision >= floor else { return .gone }
        guard revision < head else { return .nothing }
        // The first that is newer, by halves: they are in order.
        var (low, high) = (0, events.count)
        while low < high {
            let middle = (low + high) / 2
            if events[middle].revision > revision { high = middle } else { low = middle + 1 }
        }
        guard low < events.count else { return .nothing }
        var event = events[low]
        // The reader may have come from a stream of its own, which has stopped elsewhere.
        event.previous = revision
        return .event(event)
    }
}
