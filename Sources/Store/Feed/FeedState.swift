import Model

/// What the feed knows: the newest events, who waits for the next ones, and what time it is.
struct FeedState {
    /// What a watch that goes on after a revision gets from memory.
    enum Look: Equatable {
        /// These, and nothing else that concerns it up to a revision.
        case events([HistoryEvent], through: Int64)
        /// Nothing that concerns it up to a revision.
        case nothing(through: Int64)
        /// Memory does not go back that far, or it is another history: ask the store.
        case behind
    }

    /// What a watch has to know before each event.
    struct Glance: Equatable {
        var ticks: Int
        /// The caller's rights may have changed.
        var mustCheck: Bool
        var hasEnded: Bool
    }

    /// Which history the ring continues; a watch that knows another number asks the store.
    private(set) var incarnation = 0
    private(set) var epoch: String?
    private(set) var ring: EventRing
    private(set) var ticks = 0
    private(set) var seats = WatchSeats()
    private(set) var end: Fault?
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        ring = EventRing(capacity: capacity, head: 0)
    }

    // MARK: The reader

    /// Takes what the store gave after the head.
    ///
    /// - Returns: the waiters to wake.
    mutating func historyRead(_ page: HistoryPage) -> [FeedWaiter] {
        let head = ring.head
        guard page.epoch == epoch, page.revision >= head, page.compacted <= head else { return restarted(at: page) }
        var woken: [FeedWaiter] = []
        for transition in page.transitions {
            let event = HistoryEvent(transition)
            guard ring.append(event) else { return woken + restarted(at: page) }
            seats.take(concernedBy: event, head: head, into: &woken)
        }
        return woken
    }

    /// The history can't be continued from memory: every watch asks the store.
    private mutating func restarted(at page: HistoryPage) -> [FeedWaiter] {
        incarnation += 1
        epoch = page.epoch
        ring = EventRing(capacity: capacity, head: page.revision)
        return seats.takeAll(head: 0)
    }

    // MARK: Watches

    mutating func enter(_ filter: WatchFilter, principal: Principal?) -> Int {
        seats.add(filter, principal: principal)
    }

    /// - Returns: whom to wake, in case the watch waits.
    mutating func leave(_ seat: Int) -> FeedWaiter? { seats.remove(seat) }

    mutating func glance(_ seat: Int) -> Glance {
        Glance(ticks: ticks, mustCheck: seats.takeCheck(seat), hasEnded: end != nil)
    }

    /// - Parameter incarnation: the history that the position was found in; `nil` for a position that a client gave.
    func look(after revision: Int64, epoch: String, incarnation: Int?, filter: WatchFilter, limit: Int) -> Look {
        if let incarnation {
            guard incarnation == self.incarnation else { return .behind }
            // A watch that has read the store may be ahead of the reader.
            if revision >= ring.head { return .nothing(through: revision) }
        } else {
            guard epoch == self.epoch, revision <= ring.head else { return .behind }
        }
        guard revision >= ring.floor else { return .behind }
        var found: [HistoryEvent] = []
        var position = revision
        while position < ring.head, found.count < limit {
            position += 1
            if let event = ring[position], filter.includes(event) { found.append(event) }
        }
        return found.isEmpty ? .nothing(through: position) : .events(found, through: position)
    }

    /// Lets a watch wait, unless it has something to look at.
    ///
    /// - Returns: whether it waits now.
    mutating func park(
        _ seat: Int, seenThrough: Int64, until: Int, incarnation: Int, sleeper: any FeedSleeper
    ) -> Bool {
        guard end == nil, incarnation == self.incarnation, seenThrough >= ring.head, until > ticks else { return false }
        return seats.park(seat, seenThrough: seenThrough, until: until, sleeper: sleeper)
    }

    /// - Returns: the watch, if it waits.
    mutating func cancelWait(_ seat: Int) -> FeedWaiter? { seats.take(seat) }

    /// Takes whom the tokens of watches speak for now.
    ///
    /// - Returns: the waiters to wake.
    mutating func accessRead(_ principals: [String: Principal], of asked: [String]) -> [FeedWaiter] {
        seats.accessRead(principals, of: asked, head: ring.head)
    }

    // MARK: Time and end

    /// One more tick has passed.
    ///
    /// - Returns: the waiters to wake.
    mutating func ticked() -> [FeedWaiter] {
        ticks += 1
        return seats.take(dueAt: ticks, head: ring.head)
    }

    /// Nothing comes any more.
    ///
    /// - Returns: the waiters to wake.
    mutating func ended(_ fault: Fault) -> [FeedWaiter] {
        end = fault
        return seats.takeAll(head: ring.head)
    }
}
