import Messages
import RPCTransport
import Wire

extension RPCClient {
    /// When to ask a silent server whether it is there, and how long it may take to answer.
    public typealias Keepalive = FrameSocket.Keepalive

    /// What a client allows.
    public struct Configuration: Sendable {
        /// What HELLO says that the client accepts.
        public var limits = Limits.standard
        /// Responses of one stream that may wait until the application takes them; at least 1.
        public var streamMessages: UInt32 = 64
        /// How long the server may take for its HELLO.
        public var helloTimeout = Duration.seconds(5)
        /// When the client asks a silent server whether it is there, while calls are open; `nil` = never.
        public var keepalive: Keepalive? = .client
        /// Run around every call, the first outermost.
        public var interceptors: [any ClientInterceptor] = []
        /// Shown every frame, its metadata and its message; on the loop, so it must not wait. Bearer tokens are not
        /// hidden from it.
        public var onFrame: (@Sendable (FrameDirection, FrameHeader, [UInt8], [UInt8]) -> Void)?

        /// The defaults.
        public init() {}
    }
}
