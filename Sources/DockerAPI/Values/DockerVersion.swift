/// Which engine answers, and how it is spoken to.
public struct DockerVersion: Equatable, Sendable {
    /// The engine's own version, such as `20.10.24`.
    public var version: String
    /// The version of the API that this client speaks with it, such as `1.41`.
    public var apiVersion: String

    /// A version by its parts.
    public init(version: String, apiVersion: String) {
        self.version = version
        self.apiVersion = apiVersion
    }
}
