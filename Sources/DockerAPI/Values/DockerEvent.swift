/// Something that happened in an engine.
public struct DockerEvent: Equatable, Sendable {
    /// What it happened to: `container`, `volume`, `network`, `image`, …
    public var type: String
    /// What happened: `start`, `die`, `destroy`, …; may have more behind a colon, such as `exec_start: sh`.
    public var action: String
    /// The id of the object; a volume's is its name.
    public var actorID: String
    /// The object's labels and more, such as `name` and `exitCode`.
    public var attributes: [String: String]
    /// When, in nanoseconds since 1970.
    public var nanoseconds: Int64

    /// An event by its parts.
    public init(
        type: String, action: String, actorID: String, attributes: [String: String] = [:], nanoseconds: Int64 = 0
    ) {
        self.type = type
        self.action = action
        self.actorID = actorID
        self.attributes = attributes
        self.nanoseconds = nanoseconds
    }
}
