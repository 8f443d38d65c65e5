import Model

/// What a database's instance and volume take of the machine.
public struct ResourceUsage: Equatable, Sendable {
    /// Bytes of memory that its processes have for themselves, and their part of what they share; 0 if none runs.
    public var memoryBytes: Int64
    /// Bytes that its volume takes on the disk.
    public var diskBytes: Int64

    /// So much memory and disk, in bytes.
    public init(memoryBytes: Int64, diskBytes: Int64) {
        self.memoryBytes = memoryBytes
        self.diskBytes = diskBytes
    }
}

extension Engine {
    /// Can't say.
    public func usage(of ids: [DatabaseID]) async throws -> [DatabaseID: ResourceUsage] { [:] }

    /// Can't say.
    public func freeBytes() async throws -> Int64? { nil }
}
