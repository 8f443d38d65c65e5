/// Something that is mounted in a container.
public struct DockerMount: Equatable, Sendable {
    /// What it is: `volume`, `bind`, `tmpfs`, …
    public var type: String
    /// A volume's name; empty for an unnamed volume that is to be made, and for other types.
    public var name: String
    /// Where it lies on the engine's host; empty where the engine chooses.
    public var source: String
    /// Where the container sees it.
    public var destination: String
    /// The container can't write to it.
    public var isReadOnly: Bool

    /// A mount by its parts.
    public init(type: String, name: String = "", source: String = "", destination: String, isReadOnly: Bool = false) {
        self.type = type
        self.name = name
        self.source = source
        self.destination = destination
        self.isReadOnly = isReadOnly
    }

    /// A named volume at a directory.
    public static func volume(_ name: String, at destination: String, isReadOnly: Bool = false) -> DockerMount {
        DockerMount(type: "volume", name: name, destination: destination, isReadOnly: isReadOnly)
    }
}
