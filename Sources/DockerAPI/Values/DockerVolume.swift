/// A named volume of an engine.
public struct DockerVolume: Equatable, Sendable {
    /// Its name.
    public var name: String
    /// `local`, …
    public var driver: String
    /// Its labels.
    public var labels: [String: String]
    /// Where it lies on the engine's host.
    public var mountpoint: String
    /// When it was made, RFC 3339; `nil` if the driver doesn't say.
    public var createdAt: String?

    /// A volume by its parts.
    public init(
        name: String, driver: String = "local", labels: [String: String] = [:], mountpoint: String = "",
        createdAt: String? = nil
    ) {
        self.name = name
        self.driver = driver
        self.labels = labels
        self.mountpoint = mountpoint
        self.createdAt = createdAt
    }
}
