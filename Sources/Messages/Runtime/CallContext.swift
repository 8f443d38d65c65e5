/// What a handler knows of its call beside the request.
///
/// A value in one reference: a call's context is handed through every layer between socket and handler, and stays in the
/// frame of each that waits.
public struct CallContext: Sendable {
    private let parts: CallParts

    /// `/package.Service/Method`
    public var method: String { parts.method }
    /// Identifies the call in logs, audit rows and answers.
    public var requestID: String { parts.requestID }
    /// The caller's metadata, in order.
    public var metadata: [CallMetadata] { parts.metadata }
    /// Moment of the monotonic clock, in nanoseconds, when the caller stops waiting; `nil` = never.
    public var deadline: UInt64? { parts.deadline }
    /// Empty = none.
    public var idempotencyKey: String { parts.idempotencyKey }
    /// W3C Trace Context; empty = none.
    public var traceparent: String { parts.traceparent }
    /// The process at the other end of the socket.
    public var peer: Peer { parts.peer }
    /// What goes out behind the last response.
    public var trailers: CallTrailers { CallTrailers(parts.shared) }

    /// Puts a context together from its parts.
    public init(
        method: String, requestID: String, metadata: [CallMetadata] = [], deadline: UInt64? = nil,
        idempotencyKey: String = "", traceparent: String = "", peer: Peer
    ) {
        parts = CallParts(
            method: method, requestID: requestID, metadata: metadata, deadline: deadline,
            idempotencyKey: idempotencyKey, traceparent: traceparent, peer: peer, sharing: nil)
    }

    private init(_ parts: CallParts) { self.parts = parts }

    /// The same call with other metadata: what an interceptor hands on that adds to it.
    public func with(metadata: [CallMetadata]) -> CallContext {
        CallContext(
            CallParts(
                method: method, requestID: requestID, metadata: metadata, deadline: deadline,
                idempotencyKey: idempotencyKey, traceparent: traceparent, peer: peer, sharing: parts))
    }

    /// For interceptors whose `next` has returned: calls a closure when the call is over, with what it ended with. That is
    /// now, unless its handler has left a producer of further responses behind.
    public func whenOver(_ body: @escaping @Sendable ((any Error)?) -> Void) { parts.shared.whenOver(body) }

    /// For servers: the handler has left a producer of responses behind, and `over` will be called.
    public func goOn() { parts.shared.goOn() }

    /// For servers: a call that went on is over, well if without an error.
    public func over(_ error: (any Error)?) { parts.shared.over(error) }

    /// The process at the other end of the socket, as the kernel tells it (SO_PEERCRED, unix(7)).
    public struct Peer: Equatable, Sendable {
        /// Its process id when it connected.
        public var processID: Int32
        /// Its user id when it connected.
        public var userID: UInt32
        /// Its group id when it connected.
        public var groupID: UInt32

        /// A process by its ids.
        public init(processID: Int32, userID: UInt32, groupID: UInt32) {
            self.processID = processID
            self.userID = userID
            self.groupID = groupID
        }
    }
}

/// One entry of a call's metadata.
public struct CallMetadata: Equatable, Sendable {
    /// Lower-case key; may repeat.
    public var key: String
    /// Any bytes.
    public var value: [UInt8]

    /// Pairs a key with a value of any bytes.
    public init(key: String, value: [UInt8]) {
        self.key = key
        self.value = value
    }

    /// Pairs a key with a text.
    public init(_ key: String, _ text: String) { self.init(key: key, value: Array(text.utf8)) }

    /// Key of the bearer token; its value is the token alone.
    public static let token = "token"
    /// Key of the request id that an edge has given the call.
    public static let requestID = "request-id"
}
