import Model

/// What the feed knows: the newest events, who waits for the next ones, and what time it is.
struct FeedState {
    /// What a watch that goes on after a revision gets from memory.
    enum Look: Equatable {
        /// These, and nothing else that concerns it up to a revision.
        case events([Transition], through: Int64)
        /// Nothing that concerns it up to a revision.
        case nothing(through: Int64)
        /// Memory does not go back that far, or it is another history: ask the store.
        case behind
    }

    /// Which history the ring continues; a watch that knows another number asks the store.
    private(set) var incarnation = 0
    private(set) var epoch: String?
    private(set) var ring: EventRing
    private(set) var ticks = 0
    private(set) var waiters: [UInt64: FeedWaiter] = [:]
    private(set) var end: Fault?
    private var nextID: UInt64 = 0
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
        for transition in page.transitions where !ring.append(transition) { return restarted(at: page) }
        return advanced(from: head)
    }

    /// The history can't be continued from memory: every watch asks the store.
    private mutating func restarted(at page: HistoryPage) -> [FeedWaiter] {
        incarnation += 1
        epoch = page.epoch
        ring = EventRing(capacity: capacity, head: page.revision)
        return removeWaiters { _ in true }
    }

    private mutating func advanced(from head: Int64) -> [FeedWaiter] {
        guard ring.head > head else { return [] }
        let events = (head + 1...ring.head).compactMap { ring[$0] }
        let woken = removeWaiters { waiter in events.contains { waiter.filter.includes($0.database) } }
        for id in waiters.keys { waiters[id]?.seenThrough = ring.head }
        return woken
    }

    // MARK: Watches

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
        var found: [Transition] = []
        var position = revision
        while position < ring.head, found.count < limit {
            position += 1
            if let event = ring[position], filter.includes(event.database) { found.append(event) }
        }
        return found.isEmpty ? .nothing(through: position) : .events(found, through: position)
    }

    mutating func makeID() -> UInt64 {
        nextID += 1
        return nextID
    }

    /// Lets a watch wait, unless it has something to look at.
    mutating func park(_ waiter: FeedWaiter, id: UInt64, incarnation: Int) -> Bool {
        guard end == nil, incarnation == self.incarnation, waiter.seenThrough >= ring.head, waiter.until > ticks else {
            return false
        }
        waiters[id] = waiter
        return true
    }

    mutating func removeWaiter(_ id: UInt64) -> FeedWaiter? { waiters.removeValue(forKey: id) }

    // MARK: Time and end

    /// One more tick has passed.
    ///
    /// - Returns: the waiters to wake.
    mutating func ticked() -> [FeedWaiter] {
        ticks += 1
        let now = ticks
        return removeWaiters { $0.until <= now }
    }

    /// Nothing comes any more.
    ///
    /// - Returns: the waiters to wake.
    mutating func ended(_ fault: Fault) -> [FeedWaiter] {
        end = fault
        return removeWaiters { _ in true }
    }

    private mutating func removeWaiters(where isWoken: (FeedWaiter) -> Bool) -> [FeedWaiter] {
        var woken: [FeedWaiter] = []
        for (id, waiter) in waiters where isWoken(waiter) {
            waiters[id] = nil
            woken.append(waiter)
        }
        return woken
    }
}
