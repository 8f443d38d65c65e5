/// A network of an engine.
public struct DockerNetwork: Equatable, Sendable {
    /// A range of addresses of a network, in CIDR notation.
    public struct Range: Equatable, Sendable {
        /// All of its addresses, such as `10.88.0.0/20`.
        public var subnet: String
        /// Those that the engine gives out by itself; `nil` stands for all.
        public var dynamic: String?
        /// The engine's own address in it, if it has one there.
        public var gateway: String?

        /// A range by its parts.
        public init(subnet: String, dynamic: String? = nil, gateway: String? = nil) {
            self.subnet = subnet
            self.dynamic = dynamic
            self.gateway = gateway
        }
    }

    /// A running container on a network.
    public struct Member: Equatable, Sendable {
        /// The container's id.
        public var containerID: String
        /// The container's name.
        public var name: String
        /// Its IPv4 address without the length of a prefix; `nil` if it has none.
        public var address: String?

        /// A member by its parts.
        public init(containerID: String, name: String, address: String?) {
            self.containerID = containerID
            self.name = name
            self.address = address
        }
    }

    /// Its id.
    public var id: String
    /// Its name.
    public var name: String
    /// `bridge`, `overlay`, …
    public var driver: String
    /// `local` or `swarm`.
    public var scope: String
    /// No route leads out of it.
    public var isInternal: Bool
    /// Containers that no swarm started may join it.
    public var isAttachable: Bool
    /// Its labels.
    public var labels: [String: String]
    /// Its ranges of addresses, IPv6 ones too.
    public var ranges: [Range]
    /// Who is on it, by container id in ascending order. Always empty in a list of networks.
    public var members: [Member]

    /// A network by its parts.
    public init(
        id: String, name: String, driver: String = "bridge", scope: String = "local", isInternal: Bool = false,
        isAttachable: Bool = false, labels: [String: String] = [:], ranges: [Range] = [], members: [Member] = []
    ) {
        self.id = id
        self.name = name
        self.driver = driver
        self.scope = scope
        self.isInternal = isInternal
        self.isAttachable = isAttachable
        self.labels = labels
        self.ranges = ranges
        self.members = members
    }
}
