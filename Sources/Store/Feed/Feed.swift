import Logging
import Model
import Postgres
import Synchronization

/// The history of all databases as it grows: read once for the daemon, shown to any number of watches.
///
/// Watches share the newest events in memory and have no queue of their own, so that none costs more than its place in
/// the history, and a slow one delays nobody: when memory has moved on without it, it reads the store.
public final class Feed: Sendable {
    /// What a listener for the feed must listen to; a held host has a channel more, for its work.
    public static let channels = ["paas_events"]

    /// One element whenever work may be due for the provisioner at once; several that nobody has taken become one.
    /// For one consumer.
    public let work: AsyncStream<Void>

    let store: any HistorySource
    let listener: any HistoryListener
    let clock: any Clock<Duration>
    let configuration: FeedConfiguration
    let logger: Logger
    let state: Mutex<FeedState>
    let news: AsyncStream<Void>
    private let newsContinuation: AsyncStream<Void>.Continuation
    private let workContinuation: AsyncStream<Void>.Continuation

    /// A feed of the store's history; nothing happens before `run()`.
    ///
    /// - Parameters:
    ///   - listener: listens to `Feed.channels`; the feed runs it.
    ///   - clock: measures the configuration's tick.
    public convenience init(
        store: Store, listener: PostgresListener, configuration: FeedConfiguration = FeedConfiguration(),
        clock: any Clock<Duration> = ContinuousClock(), logger: Logger
    ) {
        self.init(history: store, listener: listener, configuration: configuration, clock: clock, logger: logger)
    }

    /// The same for any history.
    init(
        history: any HistorySource, listener: any HistoryListener, configuration: FeedConfiguration,
        clock: any Clock<Duration>, logger: Logger
    ) {
        store = history
        self.listener = listener
        self.configuration = configuration
        self.clock = clock
        self.logger = logger
        state = Mutex(FeedState(capacity: configuration.ringCapacity))
        // One signal that waits says as much as many.
        (news, newsContinuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (work, workContinuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Watches what the filter shows: the databases as they stand, then each transition, or only the transitions after
    /// a position if the history still goes back that far.
    ///
    /// Nothing is read before the watch is iterated. It ends by throwing: `Fault` `unavailable` when the store can't be
    /// read or the daemon stops (watch again from the last position), what `recheck` throws, or `CancellationError`.
    ///
    /// - Parameters:
    ///   - principal: whom the caller's token speaks for; looked at again each `recheckInterval`, for all watches in
    ///     one question to the store. `nil` = nothing can change.
    ///   - recheck: asked once whether the caller may still see all of this when the token has come to speak for
    ///     somebody else, or for nobody; throws if not. That it can't be found out at the moment (`unavailable`) ends no
    ///     watch.
    public func subscribe(
        _ filter: WatchFilter, from position: Position? = nil, as principal: Principal? = nil,
        recheck: @escaping @Sendable () async throws -> Void = {}
    ) -> Watch {
        Watch(feed: self, filter: filter, position: position, principal: principal, recheck: recheck)
    }

    /// How many watches there are at the moment.
    public var watchCount: Int { state.withLock { $0.seats.count } }

    // MARK: For the parts that run

    func announceNews() { newsContinuation.yield() }

    func announceWork() { workContinuation.yield() }

    /// Changes the state and wakes whom the change concerns, outside the lock.
    func update(_ body: (inout FeedState) -> [FeedWaiter]) {
        let woken = state.withLock { state in body(&state) }
        for waiter in woken { waiter.wake() }
    }

    var ticks: Int { state.withLock { $0.ticks } }

    var incarnation: Int { state.withLock { $0.incarnation } }

    func checkEnd() throws(Fault) {
        if let fault = state.withLock({ $0.end }) { throw fault }
    }

    func finishSignals() {
        newsContinuation.finish()
        workContinuation.finish()
    }
}
