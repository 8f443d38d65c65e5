/// Whether an engine starts a container again that ended by itself.
public enum DockerRestartPolicy: String, Equatable, Sendable, Codable {
    /// Never.
    case no
    /// When it ended with a status other than 0.
    case onFailure = "on-failure"
    /// Always, even one that was stopped, when the engine starts.
    case always
    /// Always, except after somebody stopped it.
    case unlessStopped = "unless-stopped"
}
