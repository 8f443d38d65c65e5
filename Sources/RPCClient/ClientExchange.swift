import Messages

/// One call with several requests, in encoded form. Letting it and its responses go cancels the call.
public struct ClientExchange: RPCExchange {
    private let owner: CallOwner

    init(_ owner: CallOwner) { self.owner = owner }

    /// Waits until there is credit, sends one request, and returns.
    ///
    /// - Throws: the call's `Fault` when it has ended badly; a `Fault` with the reason `MessageTooLarge` for a request
    ///   that the server does not take, which leaves the call as it is; with `RequestUnwanted` when the server takes no
    ///   more requests, whose answer the responses have; with `RequestsFinished` behind the last one.
    ///   `CancellationError` when the task is cancelled, which cancels the call.
    public func send(_ request: [UInt8]) async throws { try await owner.send(request) }

    /// Says that no further request comes; what was sent before still goes.
    public func finish() async throws { owner.finishRequests() }

    /// The responses; iterate once.
    public var responses: RPCResponses { RPCResponses(owner) }
}
