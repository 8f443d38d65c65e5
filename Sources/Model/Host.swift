/// A machine with an engine, and the daemon that works on the databases there.
public struct Host: Equatable, Sendable {
    /// Its name; `nil` only before the first start of a daemon that knows of hosts.
    public var name: HostName?
    /// The engine that databases run on there; `nil` before its daemon's first start.
    public var engine: EngineKind?
    /// When it became known.
    public var createdAt: Timestamp
    /// When its daemon last said that it is there; `nil` before its first start.
    public var seenAt: Timestamp?
    /// Its daemon was there within the last 15 seconds.
    public var isServing: Bool
    /// How many apps live on it.
    public var apps: Int
    /// How many databases live on it, without those that are purged.
    public var databases: Int

    /// A host by its parts.
    public init(
        name: HostName?, engine: EngineKind?, createdAt: Timestamp, seenAt: Timestamp?, isServing: Bool, apps: Int,
        databases: Int
    ) {
        self.name = name
        self.engine = engine
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.isServing = isServing
        self.apps = apps
        self.databases = databases
    }
}
