import Hummingbird
import Messages
import Model

/// What a request says of itself beside its path and its body.
struct CallHeaders: Sendable {
    let requestID: String
    /// W3C Trace Context; empty = none.
    let traceparent: String
    let credentials: Credentials
    /// Empty = none.
    let idempotencyKey: String
    /// Where a stream is to go on, as the client says it.
    let lastEventID: String?
    /// Which versions of a file the client has.
    let ifNoneMatch: String?
    /// For whom a service acts, as it says itself; empty = it does not say.
    let onBehalfOf: String
    /// The sender's address, for the audit log; empty = not known.
    let client: String
    /// The cookie, as it is for browsers that have come this way.
    let cookie: SessionCookie

    /// What the daemon is to authenticate.
    var token: Secret? { credentials.token }

    /// Reads the headers.
    ///
    /// - Throws: `Problem` for an `Idempotency-Key` that can't be passed on.
    init(_ headers: HTTPFields, requestID: String, operation: Operation, arrival: Arrival) throws(Problem) {
        self.requestID = requestID
        client = arrival.client
        cookie = SessionCookie(isSecure: arrival.isSecure)
        traceparent = TraceParent.taken(headers[.traceparent])
        credentials = Credentials(headers, cookie: cookie)
        lastEventID = headers.value("last-event-id")
        ifNoneMatch = headers[.ifNoneMatch]
        onBehalfOf = headers.value("on-behalf-of") ?? ""
        idempotencyKey = operation.takesKey ? try IdempotencyKey.taken(headers.value("idempotency-key")) : ""
    }

    /// The same for the daemon.
    ///
    /// - Parameters:
    ///   - timeout: `nil` for a stream, which has no end of its own.
    ///   - other: a token that takes the place of the request's own.
    func options(timeout: Duration?, token other: Secret? = nil) -> CallOptions {
        var metadata = [CallMetadata(CallMetadata.requestID, requestID), CallMetadata("origin", "gateway")]
        if !client.isEmpty { metadata.append(CallMetadata("client", client)) }
        if !onBehalfOf.isEmpty { metadata.append(CallMetadata("on-behalf-of", onBehalfOf)) }
        if let token = other ?? token { metadata.append(token.reveal { CallMetadata(CallMetadata.token, $0) }) }
        return CallOptions(
            timeout: timeout, metadata: metadata, idempotencyKey: idempotencyKey, traceparent: traceparent)
    }
}
