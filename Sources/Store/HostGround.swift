import Model

/// What a host's databases run on, as recorded at its daemon's starts.
public struct HostGround: Equatable, Sendable {
    /// The engine; `nil` before the first start.
    public var engine: EngineKind?
    /// The subnet of the network that databases are on, in CIDR notation, once the engine has made or found it.
    public var networkSubnet: String?

    /// A ground by its parts.
    public init(engine: EngineKind?, networkSubnet: String? = nil) {
        self.engine = engine
        self.networkSubnet = networkSubnet
    }
}
