/// A network that is to be made.
public struct DockerNetworkSpec: Equatable, Sendable {
    /// Its name.
    public var name: String
    /// The driver that makes it.
    public var driver: String
    /// No route is to lead out of it.
    public var isInternal: Bool
    /// Containers that no swarm started may join it.
    public var isAttachable: Bool
    /// Its addresses; the engine chooses if there is none.
    public var ranges: [DockerNetwork.Range]
    /// Its labels.
    public var labels: [String: String]
    /// The driver's options.
    public var options: [String: String]

    /// A specification by its parts.
    public init(
        name: String, driver: String = "bridge", isInternal: Bool = false, isAttachable: Bool = false,
        ranges: [DockerNetwork.Range] = [], labels: [String: String] = [:], options: [String: String] = [:]
    ) {
        self.name = name
        self.driver = driver
        self.isInternal = isInternal
        self.isAttachable = isAttachable
        self.ranges = ranges
        self.labels = labels
        self.options = options
    }
}
