import Model

/// How far a watch has come: what to deliver next, and where to get more from.
struct WatchProgress: Sendable {
    enum Action: Equatable {
        case deliver(WatchEvent)
        case readSnapshot
        case readHistory(after: Int64)
        /// Look at the events in memory; `incarnation` is `nil` for a position that only the client vouches for.
        case follow(after: Int64, incarnation: Int?)
    }

    private enum Phase {
        /// Begin with a snapshot, after telling the reason if history was lost.
        case beginning(reset: String?)
        /// Catch up from the store.
        case reading
        /// Follow the events in memory.
        case following(incarnation: Int?)
    }

    private enum Pending {
        case none
        case snapshot([Database], next: Int, reset: String?)
        case transitions([HistoryEvent], next: Int)
        case bookmark
    }

    private var phase: Phase
    private var pending = Pending.none
    private var epoch: String
    /// The revision that was delivered last.
    private var previous: Int64
    /// The revision up to which everything was taken in.
    private var cursor: Int64

    init(from position: Position?) {
        phase = position == nil ? .beginning(reset: nil) : .following(incarnation: nil)
        epoch = position?.epoch ?? ""
        previous = position?.revision ?? 0
        cursor = previous
    }

    /// The epoch that the watch goes by; empty before its first snapshot.
    var currentEpoch: String { epoch }

    /// Where another watch could go on with nothing lost and nothing repeated; `nil` as long as no snapshot was
    /// delivered whole.
    var resumable: Position? {
        if case .beginning = phase { return nil }
        switch pending {
        case .snapshot: return nil
        case .transitions(let events, let next) where next < events.count:
            return Position(epoch: epoch, revision: previous)
        case .transitions, .bookmark, .none: return Position(epoch: epoch, revision: cursor)
        }
    }

    /// What to do now.
    mutating func next() -> Action {
        if let event = takePending() { return .deliver(event) }
        switch phase {
        case .beginning: return .readSnapshot
        case .reading: return .readHistory(after: cursor)
        case .following(let incarnation): return .follow(after: cursor, incarnation: incarnation)
        }
    }

    // MARK: Events

    /// `incarnation` is the feed's from before the snapshot was read.
    mutating func snapshotRead(_ snapshot: HistorySnapshot, incarnation: Int) {
        guard case .beginning(let reset) = phase else { return }
        epoch = snapshot.epoch
        cursor = snapshot.revision
        pending = .snapshot(snapshot.databases, next: 0, reset: reset)
        phase = .following(incarnation: incarnation)
    }

    /// `incarnation` is the feed's from before the page was read.
    mutating func historyRead(_ page: HistoryPage, incarnation: Int) {
        if page.epoch != epoch || page.revision < cursor {
            phase = .beginning(reset: "EpochChanged")
        } else if page.compacted > cursor {
            phase = .beginning(reset: "Compacted")
        } else {
            pending = .transitions(page.transitions.map(HistoryEvent.init), next: 0)
            cursor = page.isFull ? page.transitions.last?.database.revision ?? cursor : page.revision
            phase = page.isFull ? .reading : .following(incarnation: incarnation)
        }
    }

    mutating func looked(_ look: FeedState.Look, incarnation: Int) {
        switch look {
        case .events(let events, let through):
            pending = .transitions(events, next: 0)
            cursor = through
            phase = .following(incarnation: incarnation)
        case .nothing(let through):
            cursor = through
            phase = .following(incarnation: incarnation)
        case .behind: phase = .reading
        }
    }

    /// It waited, and nothing up to a revision concerned it.
    mutating func waited(through revision: Int64) { cursor = max(cursor, revision) }

    /// It has delivered nothing for long.
    mutating func bookmarkBecameDue() {
        if case .none = pending { pending = .bookmark }
    }

    // MARK: Delivery

    private mutating func takePending() -> WatchEvent? {
        switch pending {
        case .none: return nil
        case .bookmark:
            pending = .none
            return event(.bookmark, at: cursor)
        case .transitions(let events, let next):
            guard next < events.count else {
                pending = .none
                return nil
            }
            pending = .transitions(events, next: next + 1)
            return event(events[next].kind, at: events[next].revision)
        case .snapshot(let databases, let next, let reset):
            return takeSnapshot(databases, next, reset)
        }
    }

    private mutating func takeSnapshot(_ databases: [Database], _ next: Int, _ reset: String?) -> WatchEvent {
        if let reset {
            pending = .snapshot(databases, next: next, reset: nil)
            return event(.reset(reset), at: cursor)
        }
        guard next < databases.count else {
            pending = .none
            return event(.synced, at: cursor)
        }
        pending = .snapshot(databases, next: next + 1, reset: nil)
        return event(.snapshot(databases[next]), at: cursor)
    }

    private mutating func event(_ kind: WatchEvent.Kind, at revision: Int64) -> WatchEvent {
        defer { previous = revision }
        return WatchEvent(position: Position(epoch: epoch, revision: revision), previous: previous, kind: kind)
    }
}
