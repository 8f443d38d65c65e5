/// A container that is to be made. It publishes nothing on the host.
public struct DockerContainerSpec: Equatable, Sendable {
    /// The image: a name that the engine knows, a digest or an id.
    public var image: String
    /// The program that runs; `nil` for the image's.
    public var entryPoint: [String]?
    /// The program's arguments; `nil` for the image's.
    public var command: [String]?
    /// Variables added to those of the image.
    public var environment: DockerEnvironment
    /// User, `user:group` or numbers; `nil` for the image's.
    public var user: String?
    /// Its labels.
    public var labels: [String: String]
    /// What is mounted.
    public var mounts: [DockerMount]
    /// The one network that it is on; `nil` for the engine's default.
    public var network: String?
    /// The IPv4 address that it is to have on the network; `nil` for one of the engine's choice.
    public var address: String?
    /// When the engine starts it again.
    public var restartPolicy: DockerRestartPolicy
    /// What it may use and do.
    public var limits: DockerLimits
    /// How its log is kept.
    public var log: DockerLog
    /// A small first process of the engine's reaps orphans and passes signals on.
    public var hasInit: Bool

    /// A specification by its parts.
    public init(
        image: String, entryPoint: [String]? = nil, command: [String]? = nil, environment: DockerEnvironment = [],
        user: String? = nil, labels: [String: String] = [:], mounts: [DockerMount] = [], network: String? = nil,
        address: String? = nil, restartPolicy: DockerRestartPolicy = .no, limits: DockerLimits = DockerLimits(),
        log: DockerLog = DockerLog(), hasInit: Bool = false
    ) {
        self.image = image
        self.entryPoint = entryPoint
        self.command = command
        self.environment = environment
        self.user = user
        self.labels = labels
        self.mounts = mounts
        self.network = network
        self.address = address
        self.restartPolicy = restartPolicy
        self.limits = limits
        self.log = log
        self.hasInit = hasInit
    }
}
