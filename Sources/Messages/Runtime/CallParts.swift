import Synchronization

/// What a call's context refers to: constant but for the trailers and the call's end, which contexts of one call share.
final class CallParts: Sendable {
    private struct Changing {
        var trailers: [CallMetadata] = []
        /// Responses come after the handler has returned.
        var goesOn = false
        var ends: [@Sendable ((any Error)?) -> Void] = []
    }

    let method: String
    let requestID: String
    let metadata: [CallMetadata]
    let deadline: UInt64?
    let idempotencyKey: String
    let traceparent: String
    let peer: CallContext.Peer
    private let first: CallParts?
    private let changing = Mutex(Changing())

    /// - Parameter other: the parts of the context that this one was made of.
    init(
        method: String, requestID: String, metadata: [CallMetadata], deadline: UInt64?, idempotencyKey: String,
        traceparent: String, peer: CallContext.Peer, sharing other: CallParts?
    ) {
        self.method = method
        self.requestID = requestID
        self.metadata = metadata
        self.deadline = deadline
        self.idempotencyKey = idempotencyKey
        self.traceparent = traceparent
        self.peer = peer
        first = other?.first ?? other
    }

    /// Whose trailers count, and whose end.
    var shared: CallParts { first ?? self }

    func add(_ entry: CallMetadata) { changing.withLock { $0.trailers.append(entry) } }

    var all: [CallMetadata] { changing.withLock { $0.trailers } }

    func goOn() { changing.withLock { $0.goesOn = true } }

    func whenOver(_ body: @escaping @Sendable ((any Error)?) -> Void) {
        let isOver = changing.withLock { changing in
            if changing.goesOn { changing.ends.append(body) }
            return !changing.goesOn
        }
        if isOver { body(nil) }
    }

    func over(_ error: (any Error)?) {
        let ends = changing.withLock { changing in
            defer { (changing.goesOn, changing.ends) = (false, []) }
            return changing.ends
        }
        for end in ends { end(error) }
    }
}
