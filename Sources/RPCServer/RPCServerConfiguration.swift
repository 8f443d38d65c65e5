import RPCTransport
import Wire

extension RPCServer {
    /// What a server allows; the defaults suit a daemon on one machine.
    public struct Configuration: Sendable {
        /// What HELLO says that the server accepts on each connection.
        public var limits = Limits.standard
        /// Program and version, for the peers' logs.
        public var agent = "paasd"
        /// Connections at the same time; more are refused with GOAWAY.
        public var maximumConnections = 1_024
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

        /// The defaults.
        public init() {}
    }
}
