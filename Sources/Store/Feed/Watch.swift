import Model

/// What `Feed.subscribe` gives: everything that happens, in order, for one caller.
public struct Watch: AsyncSequence, Sendable {
    /// An event of the watch.
    public typealias Element = WatchEvent

    let feed: Feed
    let filter: WatchFilter
    let position: Position?
    let recheck: @Sendable () async throws -> Void

    /// Begins the watch; each iterator is a watch of its own.
    public func makeAsyncIterator() -> Iterator {
        Iterator(feed: feed, filter: filter, recheck: recheck, progress: WatchProgress(from: position))
    }

    /// Works in the task that asks for the next event, and only while it asks.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let feed: Feed
        let filter: WatchFilter
        let recheck: @Sendable () async throws -> Void
        var progress: WatchProgress
        private var lastDelivery = 0
        private var lastRecheck: Int?

        init(
            feed: Feed, filter: WatchFilter, recheck: @escaping @Sendable () async throws -> Void,
            progress: WatchProgress
        ) {
            self.feed = feed
            self.filter = filter
            self.recheck = recheck
            self.progress = progress
            lastDelivery = feed.ticks
        }

        /// The next event, as soon as there is one.
        ///
        /// - Throws: `Fault`, or `CancellationError` when the task is cancelled. The watch is over then.
        public mutating func next() async throws -> WatchEvent? {
            while true {
                try Task.checkCancellation()
                try feed.checkEnd()
                try await recheckIfDue()
                switch progress.next() {
                case .deliver(let event):
                    lastDelivery = feed.ticks
                    return event
                case .readSnapshot:
                    let incarnation = feed.incarnation
                    progress.snapshotRead(try await feed.store.snapshot(filter), incarnation: incarnation)
                case .readHistory(let revision):
                    let incarnation = feed.incarnation
                    let page = try await feed.store.history(
                        after: revision, filter: filter, limit: feed.configuration.batch)
                    progress.historyRead(page, incarnation: incarnation)
                case .follow(let revision, let incarnation):
                    await follow(after: revision, incarnation: incarnation)
                }
            }
        }

        private mutating func follow(after revision: Int64, incarnation: Int?) async {
            let (look, incarnation) = feed.look(
                after: revision, epoch: progress.currentEpoch, incarnation: incarnation, filter: filter)
            progress.looked(look, incarnation: incarnation)
            guard case .nothing(let through) = look else { return }
            let bookmarkDue = lastDelivery + feed.configuration.ticks(feed.configuration.bookmarkInterval)
            if feed.ticks >= bookmarkDue {
                progress.bookmarkBecameDue()
                return
            }
            let until = Swift.min(bookmarkDue, recheckDue)
            progress.waited(
                through: await feed.wait(filter, seenThrough: through, until: until, incarnation: incarnation))
        }

        private var recheckDue: Int {
            lastRecheck.map { $0 + feed.configuration.ticks(feed.configuration.recheckInterval) } ?? 0
        }

        private mutating func recheckIfDue() async throws {
            guard feed.ticks >= recheckDue else { return }
            do {
                try await recheck()
            } catch let fault as Fault where fault.code == .unavailable && lastRecheck != nil {
                // As long as the control plane is away, nothing new is shown either.
            }
            lastRecheck = feed.ticks
        }
    }
}
