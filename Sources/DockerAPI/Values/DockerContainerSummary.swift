/// A container as it stands in a list.
public struct DockerContainerSummary: Equatable, Sendable {
    /// Its id.
    public var id: String
    /// Its name, without the slash that the engine puts before it; empty for one that is being removed.
    public var name: String
    /// The image as it was named.
    public var image: String
    /// The image's id.
    public var imageID: String
    /// `created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`.
    public var status: String
    /// The image's labels and its own.
    public var labels: [String: String]
    /// Its networks by name.
    public var networks: [String: DockerContainer.Endpoint]

    /// A summary by its parts.
    public init(
        id: String, name: String, image: String = "", imageID: String = "", status: String = "",
        labels: [String: String] = [:], networks: [String: DockerContainer.Endpoint] = [:]
    ) {
        self.id = id
        self.name = name
        self.image = image
        self.imageID = imageID
        self.status = status
        self.labels = labels
        self.networks = networks
    }
}
