/// What a gateway may be told.
public struct GatewayConfiguration: Sendable {
    /// Address to listen on.
    public var host: String
    /// TCP port to listen on; 0 = one that is free.
    public var port: Int
    /// Largest request body, in bytes.
    public var bodyBytes: Int
    /// How long a request's body may take to arrive.
    public var bodyTimeout: Duration
    /// How long the daemon may take for a call that has one response.
    public var callTimeout: Duration
    /// How long a stream waits for the daemon's first word before it begins without it.
    public var streamPatience: Duration
    /// How often a stream shows that it is alive.
    public var heartbeat: Duration
    /// Most connections at a time; more wait to be accepted.
    public var connections: Int
    /// How long a connection may be silent between two requests, and within one, in seconds.
    public var idleSeconds: Int

    /// An address, and bounds that suit any installation.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, bodyBytes: Int = 64 << 10, bodyTimeout: Duration = .seconds(10),
        callTimeout: Duration = .seconds(10), streamPatience: Duration = .seconds(1),
        heartbeat: Duration = .seconds(15), connections: Int = 1024, idleSeconds: Int = 75
    ) {
        self.host = host
        self.port = port
        self.bodyBytes = bodyBytes
        self.bodyTimeout = bodyTimeout
        self.callTimeout = callTimeout
        self.streamPatience = streamPatience
        self.heartbeat = heartbeat
        self.connections = connections
        self.idleSeconds = idleSeconds
    }
}
