/// What a container may use and do; 0 and empty stand for the engine's defaults.
public struct DockerLimits: Equatable, Sendable {
    /// Memory in bytes; 0 for no limit.
    public var memory: Int64
    /// Memory and swap together in bytes; equal to `memory` for no swap.
    public var memorySwap: Int64
    /// Processors in billionths: 500 000 000 is half of one; 0 for no limit.
    public var nanoCPUs: Int64
    /// Processes and threads; 0 for no limit.
    public var processes: Int64
    /// Size of `/dev/shm` in bytes.
    public var sharedMemory: Int64
    /// Capabilities that are added after `droppedCapabilities`, without `CAP_`.
    public var addedCapabilities: [String]
    /// Capabilities that are taken away; `ALL` for every one.
    public var droppedCapabilities: [String]
    /// Such as `no-new-privileges`.
    public var securityOptions: [String]
    /// The root file system can't be written to.
    public var isReadOnly: Bool
    /// It may do everything that the host's root may.
    public var isPrivileged: Bool

    /// Limits by their parts.
    public init(
        memory: Int64 = 0, memorySwap: Int64 = 0, nanoCPUs: Int64 = 0, processes: Int64 = 0, sharedMemory: Int64 = 0,
        addedCapabilities: [String] = [], droppedCapabilities: [String] = [], securityOptions: [String] = [],
        isReadOnly: Bool = false, isPrivileged: Bool = false
    ) {
        self.memory = memory
        self.memorySwap = memorySwap
        self.nanoCPUs = nanoCPUs
        self.processes = processes
        self.sharedMemory = sharedMemory
        self.addedCapabilities = addedCapabilities
        self.droppedCapabilities = droppedCapabilities
        self.securityOptions = securityOptions
        self.isReadOnly = isReadOnly
        self.isPrivileged = isPrivileged
    }
}
