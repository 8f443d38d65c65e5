import Messages
import Model

/// Follows databases; each iteration is a watch of its own. Giving up the iteration ends the watch.
///
/// The iteration throws `Fault` when the watch can't go on (not allowed, wrong request), `CancellationError` when the
/// task is cancelled. A lost connection is no error: it is told by `WatchUpdate.interrupted`, and the watch goes on.
public struct DatabaseWatch<Caller: RPCCaller>: AsyncSequence, Sendable {
    let client: DatabasesV1.DatabasesClient<Caller>
    let request: DatabasesV1.WatchStatusRequest
    let resumption: WatchResumption
    let pause: @Sendable (Duration) async throws -> Void

    /// Starts a watch.
    public func makeAsyncIterator() -> Iterator {
        Iterator(client: client, request: request, pause: pause, resumption: resumption)
    }

    /// Delivers update after update.
    public struct Iterator: AsyncIteratorProtocol {
        let client: DatabasesV1.DatabasesClient<Caller>
        let request: DatabasesV1.WatchStatusRequest
        let pause: @Sendable (Duration) async throws -> Void
        var resumption: WatchResumption
        private var stream: ResponseSequence<Caller.Responses, DatabasesV1.WatchStatusResponse>.Iterator?
        private var delay: Duration?

        init(
            client: DatabasesV1.DatabasesClient<Caller>, request: DatabasesV1.WatchStatusRequest,
            pause: @escaping @Sendable (Duration) async throws -> Void, resumption: WatchResumption
        ) {
            self.client = client
            self.request = request
            self.pause = pause
            self.resumption = resumption
        }

        /// Where the history can be continued: the place of the last event, once a snapshot was complete.
        public var position: Position? { resumption.position }

        /// The next update; never `nil`.
        ///
        /// - Throws: `Fault` when the watch can't go on, `CancellationError` when the task is cancelled.
        public mutating func next() async throws -> WatchUpdate? {
            if let delay {
                self.delay = nil
                try await pause(delay)
            }
            do {
                try Task.checkCancellation()
                guard let response = try await received() else { return try interrupted(by: nil) }
                switch resumption.eventReceived(response) {
                case .deliver: return .event(response)
                case .restart(let fault): return try interrupted(by: fault)
                }
            } catch let fault as Fault {
                return try interrupted(by: fault)
            }
        }

        private mutating func received() async throws -> DatabasesV1.WatchStatusResponse? {
            if stream == nil {
                var request = request
                request.resume = resumption.position.map {
                    DatabasesV1.Position(epoch: $0.epoch, revision: UInt64(clamping: $0.revision))
                }
                resumption.streamStarted()
                stream = try await client.watchStatus(request).makeAsyncIterator()
            }
            return try await stream?.next()
        }

        private mutating func interrupted(by fault: Fault?) throws -> WatchUpdate {
            stream = nil
            // A cancelled call may end with a fault of the transport's; the caller wants to hear of its own deed.
            try Task.checkCancellation()
            switch resumption.streamEnded(fault, jitter: Double.random(in: 0.5...1)) {
            case .retry(let delay, let fault):
                self.delay = delay
                return .interrupted(fault)
            case .fail(let fault): throw fault
            }
        }
    }
}
