import Model

/// What an engine has to know of a database.
public struct InstanceSpec: Equatable, Sendable {
    /// The database.
    public var id: DatabaseID
    /// The version it is to run.
    public var version: EngineVersion
    /// The address it is to listen on; `nil` until one is recorded.
    public var endpoint: Endpoint?
    /// Counts changes of what is wanted.
    public var generation: Int64
    /// It was Ready once, so its volume holds data that must not be initialised away.
    public var everReady: Bool
    /// The cluster's identity as it was recorded; `nil` until one is.
    public var systemIdentifier: String?
    /// The image that its instance was made from, as `Engine.prepareImage` named it; `nil` until one is recorded.
    public var image: String?

    /// Puts a spec together from its parts.
    public init(
        id: DatabaseID, version: EngineVersion, endpoint: Endpoint? = nil, generation: Int64 = 1,
        everReady: Bool = false, systemIdentifier: String? = nil, image: String? = nil
    ) {
        self.id = id
        self.version = version
        self.endpoint = endpoint
        self.generation = generation
        self.everReady = everReady
        self.systemIdentifier = systemIdentifier
        self.image = image
    }
}
