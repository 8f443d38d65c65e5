/// A container as an engine describes it.
public struct DockerContainer: Equatable, Sendable {
    /// What it was made with.
    public struct Configuration: Equatable, Sendable {
        /// The image as it was named.
        public var image: String
        /// The image's variables and its own.
        public var environment: DockerEnvironment
        /// The image's labels and its own.
        public var labels: [String: String]
        /// The user that it runs as; empty for root.
        public var user: String

        /// A configuration by its parts.
        public init(
            image: String, environment: DockerEnvironment = [], labels: [String: String] = [:], user: String = ""
        ) {
            self.image = image
            self.environment = environment
            self.labels = labels
            self.user = user
        }
    }

    /// Its place on a network.
    public struct Endpoint: Equatable, Sendable {
        /// The network's id; empty before the first start.
        public var networkID: String
        /// Its IPv4 address; `nil` while it doesn't run.
        public var address: String?
        /// The IPv4 address that was asked for; `nil` if the engine chooses.
        public var requestedAddress: String?

        /// An endpoint by its parts.
        public init(networkID: String = "", address: String? = nil, requestedAddress: String? = nil) {
            self.networkID = networkID
            self.address = address
            self.requestedAddress = requestedAddress
        }
    }

    /// Its id.
    public var id: String
    /// Its name, without the slash that the engine puts before it.
    public var name: String
    /// The id of the image that it was made from.
    public var imageID: String
    /// When it was made, RFC 3339.
    public var createdAt: String
    /// How often the engine started it again by itself.
    public var restartCount: Int
    /// What it does.
    public var state: DockerContainerState
    /// What it was made with.
    public var configuration: Configuration
    /// What is mounted.
    public var mounts: [DockerMount]
    /// Its networks by name.
    public var networks: [String: Endpoint]
    /// When the engine starts it again; `nil` for a policy that is none of ours.
    public var restartPolicy: DockerRestartPolicy?
    /// What it may use and do.
    public var limits: DockerLimits
    /// How its log is kept.
    public var log: DockerLog
    /// Ports that are published on the host, such as `5432/tcp`; ascending.
    public var publishedPorts: [String]

    /// A container by its parts.
    public init(
        id: String, name: String, imageID: String, createdAt: String = "", restartCount: Int = 0,
        state: DockerContainerState, configuration: Configuration, mounts: [DockerMount] = [],
        networks: [String: Endpoint] = [:], restartPolicy: DockerRestartPolicy? = .no,
        limits: DockerLimits = DockerLimits(), log: DockerLog = DockerLog(), publishedPorts: [String] = []
    ) {
        self.id = id
        self.name = name
        self.imageID = imageID
        self.createdAt = createdAt
        self.restartCount = restartCount
        self.state = state
        self.configuration = configuration
        self.mounts = mounts
        self.networks = networks
        self.restartPolicy = restartPolicy
        self.limits = limits
        self.log = log
        self.publishedPorts = publishedPorts
    }
}
