/// What a gateway may be told.
public struct GatewayConfiguration: Sendable {
    /// Address to listen on.
    public var host: String
    /// TCP port to listen on; 0 = one that is free.
    public var port: Int
    /// Where browsers reach the gateway; `nil` = what their requests say.
    public var publicURL: PublicURL?
    /// Proxies that say who has sent a request and whether it came over TLS.
    public var trustedProxies: TrustedProxies
    /// Browsers reach the gateway through a proxy that speaks TLS: the session cookie is sent over TLS only.
    public var isBehindTLS: Bool
    /// The dashboard's files; `nil` = it is not served.
    public var dashboard: Dashboard?
    /// Largest request body, in bytes.
    public var bodyBytes: Int
    /// Largest body of a request that sets a variable, in bytes: JSON may take six for each byte of the value.
    public var variableBodyBytes: Int
    /// How long a request's head may take to arrive; then its connection is closed.
    public var headTimeout: Duration
    /// How long a whole request may take to arrive, also one whose body nobody wants; then its connection is closed.
    public var requestTimeout: Duration
    /// How long a client may take none of an answer that waits for it; then its connection is closed.
    public var stallTimeout: Duration
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
    /// Most connections of one address at a time, unless it is a trusted proxy's; more are closed.
    public var connectionsOfOneClient: Int
    /// How long a connection may be silent between two requests, and within one, in seconds.
    public var idleSeconds: Int

    /// An address, and bounds that suit any installation.
    public init(
        host: String = "127.0.0.1", port: Int = 8080, publicURL: PublicURL? = nil,
        trustedProxies: TrustedProxies = TrustedProxies(), isBehindTLS: Bool = false, dashboard: Dashboard? = nil,
        bodyBytes: Int = 64 << 10, variableBodyBytes: Int = 256 << 10, headTimeout: Duration = .seconds(10),
        requestTimeout: Duration = .seconds(30), stallTimeout: Duration = .seconds(60),
        bodyTimeout: Duration = .seconds(10), callTimeout: Duration = .seconds(10),
        streamPatience: Duration = .seconds(1),
        heartbeat: Duration = .seconds(15), connections: Int = 1024, connectionsOfOneClient: Int = 512,
        idleSeconds: Int = 75
    ) {
        self.host = host
        self.port = port
        self.publicURL = publicURL
        self.trustedProxies = trustedProxies
        self.isBehindTLS = isBehindTLS
        self.dashboard = dashboard
        self.bodyBytes = bodyBytes
        self.variableBodyBytes = variableBodyBytes
        self.headTimeout = headTimeout
        self.requestTimeout = requestTimeout
        self.stallTimeout = stallTimeout
        self.bodyTimeout = bodyTimeout
        self.callTimeout = callTimeout
        self.streamPatience = streamPatience
        self.heartbeat = heartbeat
        self.connections = connections
        self.connectionsOfOneClient = connectionsOfOneClient
        self.idleSeconds = idleSeconds
    }
}
