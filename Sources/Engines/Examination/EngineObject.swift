import Model

/// Something that an engine holds of an installation.
public struct EngineObject: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// A container.
        case container
        /// A named volume.
        case volume
        /// A network.
        case network
        /// The directory of a cluster.
        case directory
        /// A server.
        case process
    }

    /// What it is.
    public var kind: Kind
    /// What the engine calls it: a name, a path, a process id.
    public var name: String
    /// The database that it says it belongs to.
    public var database: DatabaseID?
    /// It belongs to the installation as a whole: a network, a container that helps.
    public var isShared: Bool
    /// It runs.
    public var isRunning: Bool

    /// An object by its parts.
    public init(
        _ kind: Kind, _ name: String, database: DatabaseID?, isShared: Bool = false, isRunning: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.database = database
        self.isShared = isShared
        self.isRunning = isRunning
    }
}
