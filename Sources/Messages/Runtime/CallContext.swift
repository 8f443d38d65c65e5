/// What a handler knows of its call beside the request.
public struct CallContext: Sendable {
    /// `/package.Service/Method`
    public var method: String
    /// Identifies the call in logs, audit rows and answers.
    public var requestID: String
    /// The caller's metadata, in order.
    public var metadata: [CallMetadata]
    /// Moment of the monotonic clock, in nanoseconds, when the caller stops waiting; `nil` = never.
    public var deadline: UInt64?
    /// Empty = none.
    public var idempotencyKey: String
    /// W3C Trace Context; empty = none.
    public var traceparent: String
    /// The process at the other end of the socket.
    public var peer: Peer

    /// Puts a context together from its parts.
    public init(
        method: String, requestID: String, metadata: [CallMetadata] = [], deadline: UInt64? = nil,
        idempotencyKey: String = "", traceparent: String = "", peer: Peer
    ) {
        self.method = method
        self.requestID = requestID
        self.metadata = metadata
        self.deadline = deadline
        self.idempotencyKey = idempotencyKey
        self.traceparent = traceparent
        self.peer = peer
    }

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
