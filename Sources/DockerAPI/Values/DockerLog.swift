/// How an engine keeps what a container writes.
public struct DockerLog: Equatable, Sendable {
    /// `json-file`, `local`, …; empty for the engine's default.
    public var driver: String
    /// The driver's options, such as `max-size`.
    public var options: [String: String]

    /// A log by its parts.
    public init(driver: String = "", options: [String: String] = [:]) {
        self.driver = driver
        self.options = options
    }
}
