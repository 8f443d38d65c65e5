/// An image that an engine has.
public struct DockerImage: Equatable, Sendable {
    /// The digest of its configuration, such as `sha256:…`.
    public var id: String
    /// What registries know it by: `repository@sha256:…`. Empty for an image that was built here.
    public var repoDigests: [String]
    /// Its names here: `repository:tag`.
    public var repoTags: [String]
    /// The environment that its containers get.
    public var environment: DockerEnvironment
    /// Directories for which its containers get an unnamed volume where none is mounted; ascending.
    public var volumes: [String]
    /// Ports that its containers say they listen on, such as `5432/tcp`; ascending.
    public var exposedPorts: [String]
    /// The user that its containers run as; empty for root.
    public var user: String
    /// Its labels.
    public var labels: [String: String]

    /// An image by its parts.
    public init(
        id: String, repoDigests: [String] = [], repoTags: [String] = [], environment: DockerEnvironment = [],
        volumes: [String] = [], exposedPorts: [String] = [], user: String = "", labels: [String: String] = [:]
    ) {
        self.id = id
        self.repoDigests = repoDigests
        self.repoTags = repoTags
        self.environment = environment
        self.volumes = volumes
        self.exposedPorts = exposedPorts
        self.user = user
        self.labels = labels
    }
}
