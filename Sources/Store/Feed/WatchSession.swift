import Model

/// One watch: how far it has come, and its place in the feed, which is given up with the last reference to it.
///
/// A class, so that a task that waits keeps a reference and nothing more: what asynchronous functions hold, they hold in
/// memory of the task's, for as long as the watch lasts.
final class WatchSession: @unchecked Sendable {
    enum Step {
        case deliver(WatchEvent)
        /// Find out whether the caller may see more.
        case check
        /// Read the store.
        case read
        /// Wait for something to happen.
        case wait
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

    // Only the task that iterates touches what follows, and its child while it waits for that.
    private(set) var progress: WatchProgress
    private var lastDelivery: Int
    /// Memory had nothing more when it was looked at last.
    private var isCaughtUp = false
    private var nextWait = Wait()
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

    /// What to do next.
    ///
    /// - Throws: the fault that the feed has ended with.
    @inline(never)
    func step() throws(Fault) -> Step {
        while true {
            let glance = feed.state.withLock { $0.glance(seat) }
            if glance.hasEnded { try feed.checkEnd() }
            if glance.mustCheck { owesCheck = true }
            if owesCheck, !hasTried {
                hasTried = true
                return .check
            }
            switch progress.next() {
            case .deliver(let event):
                hasTried = false
                lastDelivery = glance.ticks
                return .deliver(event)
            case .readSnapshot, .readHistory:
                isCaughtUp = false
                return .read
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

    // MARK: Steps, each apart from the others: put into one function they would need their room all at once.

    /// Reads what is wanted next.
    @inline(never)
    nonisolated(nonsending) func read() async throws {
        try await apart { [self] in
            let incarnation = feed.incarnation
            switch progress.next() {
            case .readSnapshot:
                progress.snapshotRead(try await feed.store.snapshot(filter), incarnation: incarnation)
            case .readHistory(let revision):
                let page = try await feed.store.history(
                    after: revision, filter: filter, limit: feed.configuration.batch)
                progress.historyRead(page, incarnation: incarnation)
            case .deliver, .follow: break
            }
        }
    }

    @inline(never)
    nonisolated(nonsending) func check() async throws {
        do {
            try await apart(recheck)
            owesCheck = false
        } catch let fault as Fault where fault.code == .unavailable {
            // As long as the control plane is away, nothing new is shown either.
        }
    }

    /// Waits for an event that concerns the watch, for another history, for a change of the caller's rights, for the time
    /// to tell its position, for the feed's end or for the task's cancellation.
    @inline(never)
    nonisolated(nonsending) func wait() async {
        let through = await withTaskCancellationHandler {
            await withCheckedContinuation { park($0) }
        } onCancel: {
            cancelWait()
        }
        progress.waited(through: through)
        isCaughtUp = false
        hasTried = false
    }

    @inline(never)
    private func park(_ continuation: CheckedContinuation<Int64, Never>) {
        let wait = nextWait
        let waiter = feed.state.withLock { state in
            state.park(
                seat, seenThrough: wait.seenThrough, until: wait.until, incarnation: wait.incarnation,
                continuation: continuation)
        }
        if let waiter {
            waiter.wake()
        } else if Task.isCancelled {
            // The handler may have run before there was anything to cancel.
            cancelWait()
        }
    }

    private func cancelWait() { feed.state.withLock { $0.cancelWait(seat) }?.wake() }
}
