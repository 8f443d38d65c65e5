import Model

/// What `Feed.subscribe` gives: everything that happens, in order, for one caller.
public struct Watch: AsyncSequence, Sendable {
    /// An event of the watch.
    public typealias Element = WatchEvent

    let feed: Feed
    let filter: WatchFilter
    let position: Position?
    let principal: Principal?
    let recheck: @Sendable () async throws -> Void

    /// Begins the watch; each iterator is a watch of its own.
    public func makeAsyncIterator() -> Iterator { Iterator(session: makeSession()) }

    /// Begins the watch, for somebody who steps through it without a task; each session is a watch of its own.
    public func makeSession() -> WatchSession { WatchSession(self) }

    /// Works in the task that asks for the next event, and only while it asks. A copy is the same watch.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let session: WatchSession

        /// Where another watch could go on with nothing lost and nothing repeated; `nil` as long as no snapshot was
        /// delivered whole.
        public var position: Position? { session.position }

        /// The next event, as soon as there is one.
        ///
        /// - Throws: `Fault`, or `CancellationError` when the task is cancelled. The watch is over then.
        public mutating func next() async throws -> WatchEvent? { try await advance() }

        /// The same, called by loops.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> WatchEvent? {
            try await advance()
        }

        nonisolated(nonsending) private func advance() async throws -> WatchEvent {
            while true {
                try Task.checkCancellation()
                switch try session.step() {
                case .deliver(let event): return event
                case .work: try await session.work()
                case .wait: await wait()
                }
            }
        }

        nonisolated(nonsending) private func wait() async {
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    guard session.park(WaitingTask(continuation)) else { return continuation.resume() }
                    // The handler may have run before there was anybody to wake.
                    if Task.isCancelled { session.unpark() }
                }
            } onCancel: {
                session.unpark()
            }
        }
    }
}

/// A task that waits for the next event.
private final class WaitingTask: WatchWaker {
    private let continuation: CheckedContinuation<Void, Never>

    init(_ continuation: CheckedContinuation<Void, Never>) { self.continuation = continuation }

    func wake() { continuation.resume() }
}
