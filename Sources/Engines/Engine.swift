import Model

/// Runs instances of PostgreSQL. Knows databases by their ids only; names and owners live in the store.
///
/// Every operation is idempotent: repeated after a crash at any point, it finds its own work and completes it. Every
/// operation ends by a deadline of its own. They throw `EngineFault`, or `CancellationError` when their task was
/// cancelled.
///
/// Operations on different databases may run at the same time; the caller sees to it that two operations on the same
/// database don't.
public protocol Engine: Sendable {
    /// Which engine this is.
    var kind: EngineKind { get }

    /// The versions that a database can get here, oldest first, each major once.
    func versions() async throws -> [InstalledVersion]

    /// Addresses that a database may get, the best first; the same for the same id every time.
    ///
    /// - Parameter count: How many at most.
    func addresses(for id: DatabaseID, count: Int) async throws -> AddressOffer

    /// Looks at what is there. Changes nothing.
    func observe(_ spec: InstanceSpec) async throws -> Observation

    /// Sees to it that there is a network, and proves that the spec's address is free, or is held by this very
    /// instance. A spec without an address is one that gets its address at its start.
    ///
    /// Throws `AddressTaken` if somebody else holds it.
    func reserveNetwork(_ spec: InstanceSpec) async throws

    /// Sees to it that the programs of the wanted version are there. Throws `UnknownVersion` or `ImageUnavailable` if
    /// they can't be had.
    ///
    /// - Parameter progress: hears how much has been fetched, if anything has to be.
    /// - Returns: what exactly was found, for `InstanceSpec.image`; `nil` where the engine has no images.
    func prepareImage(_ spec: InstanceSpec, progress: @escaping @Sendable (TransferProgress) -> Void) async throws
        -> String?

    /// Makes the data volume, or finds the one it made before.
    ///
    /// - Returns: the cluster on it; `nil` if the first start of the instance will initialise it.
    ///
    /// Throws `VolumeMissing` if the spec says that the database was Ready once and there is no data: such a volume is
    /// never initialised again.
    func createVolume(_ spec: InstanceSpec) async throws -> VolumeIdentity?

    /// Starts the instance on its volume and returns once it has taken its address, which is before it accepts logins.
    ///
    /// A running instance is left as it is. Throws `StartFailed` with the log's last lines if it ends at once.
    func start(_ spec: InstanceSpec) async throws

    /// Stops the instance in an orderly way, by force when that takes too long. Nothing happens if it doesn't run.
    func stop(_ id: DatabaseID) async throws

    /// Stops the instance and removes everything but the volume.
    func removeInstance(_ id: DatabaseID) async throws

    /// Destroys the data for ever, and the instance with it.
    func destroyVolume(_ id: DatabaseID) async throws

    /// The last lines of the instance's log, oldest first; control characters and over-long lines are cut.
    ///
    /// - Parameter lines: How many at most.
    func logTail(_ id: DatabaseID, lines: Int) async -> [String]

    /// Every database of this installation of which the engine holds anything: a volume, a part of one, an instance.
    func owned() async throws -> [DatabaseID]

    /// What these databases take of the machine; without those of which there is nothing, and those about which the engine
    /// can't say.
    func usage(of ids: [DatabaseID]) async throws -> [DatabaseID: ResourceUsage]

    /// Bytes that may still be written where volumes lie; `nil` where the engine can't say.
    func freeBytes() async throws -> Int64?

    /// Reports each database about whose instance or volume something has just happened, until its task is cancelled or
    /// there is nothing to follow. Reports may be lost: a sweep has to make up for it.
    func follow(_ changed: @Sendable (DatabaseID) async -> Void) async
}

extension Engine {
    /// Reports nothing and returns at once.
    public func follow(_ changed: @Sendable (DatabaseID) async -> Void) async {}
}
