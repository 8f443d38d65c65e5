/// The encoded responses of one streaming call. Letting the iterator go cancels the call.
public struct RPCResponses: AsyncSequence, Sendable {
    private let owner: CallOwner

    init(_ owner: CallOwner) { self.owner = owner }

    /// Starts the iteration; a second one shares the responses with the first.
    public func makeAsyncIterator() -> Iterator { Iterator(owner: owner) }

    /// Waits for response after response.
    public struct Iterator: AsyncIteratorProtocol {
        private let owner: CallOwner
        private let end: IterationEnd

        init(owner: CallOwner) {
            self.owner = owner
            end = IterationEnd(owner)
        }

        /// The next response; `nil` after the last.
        ///
        /// - Throws: the call's `Fault`, or `CancellationError` when the task is cancelled, which cancels the call.
        public mutating func next() async throws -> [UInt8]? { try await owner.next() }
    }
}

/// Gives the call up when the iteration is over, also while the sequence itself is still held.
private final class IterationEnd: Sendable {
    private let owner: CallOwner

    init(_ owner: CallOwner) { self.owner = owner }

    deinit { owner.giveUp() }
}

/// Gives the call up when nobody can iterate it any more.
final class CallOwner: Sendable {
    private let call: ClientCall
    private let lifetime: ClientLifetime

    init(_ call: ClientCall, _ lifetime: ClientLifetime) {
        self.call = call
        self.lifetime = lifetime
    }

    deinit { giveUp() }

    func next() async throws -> [UInt8]? { try await lifetime.core.next(of: call, isFirst: false) }

    func send(_ request: [UInt8]) async throws { try await lifetime.core.send(request, of: call) }

    func finishRequests() { lifetime.core.onLoop { [call] _ in call.finishRequests() } }

    func giveUp() {
        lifetime.core.onLoop { [call] in $0.giveUp(call, CancellationError(), code: .cancelled) }
    }
}
