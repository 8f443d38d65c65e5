import Model

/// This installation, as its control plane knows it.
public struct Installation: Equatable, Sendable {
    /// Identifies it for ever: engines' objects carry it. 32 hexadecimal digits.
    public var id: String
    /// Identity of the history; 16 hexadecimal digits.
    public var epoch: String
    /// The engine that it runs on, once that was recorded.
    public var engine: EngineKind?
    /// The subnet of the network that databases are on, in CIDR notation, once the engine has made or found it.
    public var networkSubnet: String?

    /// Puts an installation together from its parts.
    public init(id: String, epoch: String, engine: EngineKind?, networkSubnet: String? = nil) {
        self.id = id
        self.epoch = epoch
        self.engine = engine
        self.networkSubnet = networkSubnet
    }
}
