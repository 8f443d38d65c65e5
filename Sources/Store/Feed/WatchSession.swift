import Model

/// One watch: how far it has come, and its place in the feed, which is given up with the last reference to it. One after
/// the other uses it, never two at once.
///
/// It needs no task while it waits: what a task holds, it holds for as long as it lives, and most watches wait for hours.
public final class WatchSession: @unchecked Sendable {
    /// What a watch wants.
    public enum Step: Sendable {
        /// This is to be delivered.
        case deliver(WatchEvent)
        /// Its `work` is to be done.
        case work
        /// There is nothing until it wakes.
        case wait
    }

    private enum Work {
        /// Find out whether the caller may see more.
        case check
        /// Read the store.
        case read
    }

    private struct Wait {
        var seenThrough: Int64 = 0
        var until = 0
        var incarnation = 0
    }

    private let feed: Feed
    private let filter: WatchFilter
    private let recheck: @Sendable () async throws -> Void
    private let seat: Int

    // Only its user touches what follows, and who wakes it, which is the user's leave to go on.
    private var progress: WatchProgress
    private var lastDelivery: Int
    /// Memory had nothing more when it was looked at last.
    private var isCaughtUp = false
    private var nextWait = Wait()
    private var nextWork = Work.read
    /// There while it waits.
    private var waker: (any WatchWaker)?
    /// It has not been found out yet whether the caller may see more.
    private var owesCheck = false
    /// That was tried since the last event and the last wait.
    private var hasTried = false

    init(_ watch: Watch) {
        feed = watch.feed
        filter = watch.filter
        recheck = watch.recheck
        progress = WatchProgress(from: watch.position)
        (seat, lastDelivery) = watch.feed.state.withLock { state in
            (state.enter(watch.filter, principal: watch.principal), state.ticks)
        }
    }

    deinit { feed.state.withLock { $0.leave(seat) }?.wake() }

    /// Where another watch could go on with nothing lost and nothing repeated; `nil` as long as no snapshot was delivered
    /// whole.
    public var position: Position? { progress.resumable }

    /// What to do next.
    ///
    /// - Throws: the fault that the feed has ended with.
    public func step() throws(Fault) -> Step {
        while true {
            let glance = feed.state.withLock { $0.glance(seat) }
            if glance.hasEnded { try feed.checkEnd() }
            if glance.mustCheck { owesCheck = true }
            if owesCheck, !hasTried {
                hasTried = true
                nextWork = .check
                return .work
            }
            switch progress.next() {
            case .deliver(let event):
                hasTried = false
                lastDelivery = glance.ticks
                return .deliver(event)
            case .readSnapshot, .readHistory:
                isCaughtUp = false
                nextWork = .read
                return .work
            case .follow(let revision, let incarnation):
                if follow(after: revision, incarnation: incarnation, now: glance.ticks) { return .wait }
            }
        }
    }

    /// - Returns: whether there is nothing to do but to wait.
    private func follow(after revision: Int64, incarnation: Int?, now: Int) -> Bool {
        guard isCaughtUp, let incarnation else {
            let (look, current) = look(after: revision, incarnation: incarnation)
            progress.looked(look, incarnation: current)
            isCaughtUp = look != .behind
            return false
        }
        let bookmarkTick = bookmarkTick(after: lastDelivery)
        guard now < bookmarkTick else {
            progress.bookmarkBecameDue()
            return false
        }
        nextWait = Wait(seenThrough: revision, until: bookmarkTick, incarnation: incarnation)
        return true
    }

    private func look(after revision: Int64, incarnation: Int?) -> (FeedState.Look, incarnation: Int) {
        let (epoch, limit) = (progress.currentEpoch, feed.configuration.batch)
        return feed.state.withLock { state in
            let look = state.look(
                after: revision, epoch: epoch, incarnation: incarnation, filter: filter, limit: limit)
            return (look, state.incarnation)
        }
    }

    /// The tick at which a watch that delivered last at another one tells its position. Not the same for all, so that
    /// very many watches of one event don't all have something to say in one tick.
    private func bookmarkTick(after delivery: Int) -> Int {
        let interval = feed.configuration.ticks(feed.configuration.bookmarkInterval)
        return delivery + interval - seat % max(interval / 3, 1)
    }

    // MARK: Work

    /// Does what the last step wants.
    ///
    /// - Throws: `Fault` when the store can't be read, what the check of the caller throws, or `CancellationError`.
    public nonisolated(nonsending) func work() async throws {
        switch nextWork {
        case .check: try await check()
        case .read: try await read()
        }
    }

    private nonisolated(nonsending) func read() async throws {
        let incarnation = feed.incarnation
        switch progress.next() {
        case .readSnapshot:
            progress.snapshotRead(try await feed.store.snapshot(filter), incarnation: incarnation)
        case .readHistory(let revision):
            let page = try await feed.store.history(after: revision, filter: filter, limit: feed.configuration.batch)
            progress.historyRead(page, incarnation: incarnation)
        case .deliver, .follow: break
        }
    }

    private nonisolated(nonsending) func check() async throws {
        do {
            try await recheck()
            owesCheck = false
        } catch let fault as Fault where fault.code == .unavailable {
            // As long as the control plane is away, nothing new is shown either.
        }
    }

    // MARK: Waiting

    /// Waits for an event that concerns the watch, for another history, for a change of the caller's rights, for the time
    /// to tell its position, for the feed's end or for `unpark`.
    ///
    /// - Parameter waker: is woken once.
    /// - Returns: `false` when there is something already: then nobody is woken.
    public func park(_ waker: any WatchWaker) -> Bool {
        let wait = nextWait
        self.waker = waker
        let isParked = feed.state.withLock { state in
            state.park(
                seat, seenThrough: wait.seenThrough, until: wait.until, incarnation: wait.incarnation, sleeper: self)
        }
        if !isParked {
            self.waker = nil
            waited(through: wait.seenThrough)
        }
        return isParked
    }

    /// Wakes who is parked, if anybody is. From any thread.
    public func unpark() { feed.state.withLock { $0.cancelWait(seat) }?.wake() }

    private func waited(through revision: Int64) {
        progress.waited(through: revision)
        isCaughtUp = false
        hasTried = false
    }
}

extension WatchSession: FeedSleeper {
    func wake(through revision: Int64) {
        waited(through: revision)
        let waker = self.waker
        self.waker = nil
        waker?.wake()
    }
}
