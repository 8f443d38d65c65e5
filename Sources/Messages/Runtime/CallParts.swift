import Synchronization

/// What a call's context refers to: constant but for the trailers, which contexts of one call share.
final class CallParts: Sendable {
    let method: String
    let requestID: String
    let metadata: [CallMetadata]
    let deadline: UInt64?
    let idempotencyKey: String
    let traceparent: String
    let peer: CallContext.Peer
    private let first: CallParts?
    private let entries = Mutex<[CallMetadata]>([])

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

    /// Whose trailers count.
    var trailers: CallParts { first ?? self }

    func add(_ entry: CallMetadata) { entries.withLock { $0.append(entry) } }

    var all: [CallMetadata] { entries.withLock { $0 } }
}
