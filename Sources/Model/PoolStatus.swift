/// What is kept ready of one version on one host.
public struct PoolStatus: Equatable, Sendable {
    /// The host's name.
    public var host: String
    /// The version.
    public var version: EngineVersion
    /// How many entries are wanted; 0 while those of a former setting are removed.
    public var size: Int
    /// Entries that can be taken at once.
    public var ready: Int
    /// Entries that are being made, or healed.
    public var making: Int
    /// Bytes that the entries' processes take together, without what they share; 0 where the engine can't say.
    public var memoryBytes: Int64
    /// Bytes that the entries' volumes take together.
    public var diskBytes: Int64
    /// Why the last entry could not be made, as a stable CamelCase word; empty since the last success.
    public var reason: String
    /// The same for people.
    public var message: String

    /// Puts a status together from its parts.
    public init(
        host: String, version: EngineVersion, size: Int, ready: Int = 0, making: Int = 0, memoryBytes: Int64 = 0,
        diskBytes: Int64 = 0, reason: String = "", message: String = ""
    ) {
        self.host = host
        self.version = version
        self.size = size
        self.ready = ready
        self.making = making
        self.memoryBytes = memoryBytes
        self.diskBytes = diskBytes
        self.reason = reason
        self.message = message
    }
}
