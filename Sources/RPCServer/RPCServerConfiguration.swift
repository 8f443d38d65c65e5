import Messages
import RPCTransport
import Wire

extension RPCServer {
    /// What a server allows; the defaults suit a daemon on one machine.
    public struct Configuration: Sendable {
        /// What HELLO says that the server accepts on each connection.
        public var limits = Limits.standard
        /// Messages and bytes of requests of streams that a client may send on the whole connection before the server
        /// has read them.
        public var connectionCredit = Credit.connection
        /// Program and version, for the peers' logs.
        public var agent = "paasd"
        /// Connections at the same time; more are refused with GOAWAY.
        public var maximumConnections = 1_024
        /// Connections of one user id at the same time; more are refused with GOAWAY.
        public var maximumConnectionsPerUser = 256
        /// The same for a certain user id, where it is another number.
        public var connectionsOfUser: (@Sendable (UInt32) -> Int)?
        /// Preface and HELLO have to be there so long after the connection.
        public var helloTimeout = Duration.seconds(1)
        /// Time for a unary call whose caller sets none.
        public var unaryTimeout = Duration.seconds(60)
        /// How long unary calls in flight may go on after `shutdown`.
        public var drainTime = Duration.seconds(5)
        /// Bytes of requests that one connection may hold in memory.
        public var requestByteLimit = 64 << 20
        /// What happens to a peer that does not read.
        public var output = OutputPolicy.server
        /// When to ask a silent client with open calls whether it is there; `nil` = never.
        public var keepalive: FrameSocket.Keepalive? = .server
        /// What runs around every call, those to Health and Reflection too; the first is the outermost.
        public var interceptors: [any ServerInterceptor] = []
        /// A listening socket that was passed along (`ListeningSocket`), which is served instead of making one; its file
        /// is left to whoever made it.
        public var listeningDescriptor: Int32?

        /// The defaults.
        public init() {}

        /// What a client may send of one stream of requests before the handler has taken them.
        var requestCredit: Credit { Credit(messages: 16, bytes: limits.messageBytes + 262_144) }
    }
}
