import Hummingbird
import Messages
import Model

/// What a request says of itself beside its path and its body.
struct CallHeaders: Sendable {
    let requestID: String
    /// W3C Trace Context; empty = none.
    let traceparent: String
    /// What the daemon is to authenticate.
    let token: Secret?
    /// Empty = none.
    let idempotencyKey: String
    /// Where a stream is to go on, as the client says it.
    let lastEventID: String?

    /// Reads the headers.
    ///
    /// - Throws: `Problem` for an `Idempotency-Key` that can't be passed on.
    init(_ headers: HTTPFields, requestID: String, operation: Operation) throws(Problem) {
        self.requestID = requestID
        traceparent = TraceParent.taken(headers[.traceparent])
        token = BearerCredentials.token(headers[.authorization])
        lastEventID = headers.value("last-event-id")
        switch operation {
        case .createDatabase, .revealDSN, .undeleteDatabase:
            idempotencyKey = try IdempotencyKey.taken(headers.value("idempotency-key"))
        case .liveness, .readiness, .listDatabases, .getDatabase, .deleteDatabase, .watch: idempotencyKey = ""
        }
    }

    /// The same for the daemon.
    ///
    /// - Parameter timeout: `nil` for a stream, which has no end of its own.
    func options(timeout: Duration?) -> CallOptions {
        var metadata = [CallMetadata(CallMetadata.requestID, requestID), CallMetadata("origin", "gateway")]
        if let token { metadata.append(token.reveal { CallMetadata(CallMetadata.token, $0) }) }
        return CallOptions(
            timeout: timeout, metadata: metadata, idempotencyKey: idempotencyKey, traceparent: traceparent)
    }
}
