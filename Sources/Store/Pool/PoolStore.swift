import Model

/// What keeping a host's warm pool needs of the control plane. An entry is a row of databases that belongs to nobody;
/// the provisioner works on it as on any other.
///
/// Every change names its condition in its own statement: whatever a create has taken meanwhile is somebody's, and stays
/// as it is. All operations throw `Fault`, `unavailable` while the control plane can't be reached.
public protocol PoolStore: Sendable {
    /// Records how many entries of each version are wanted on the host; versions that are not named are wanted no more.
    func configurePool(_ sizes: [EngineVersion: Int]) async throws

    /// Forgets the host's entries that a copy of the control plane has brought back: since it was made they may have
    /// become somebody's. What they stand for is left as it is. Forgets the rows of destroyed entries too, an hour later.
    ///
    /// - Returns: entries of the copy.
    @discardableResult
    func forgetForeignPool() async throws -> [DatabaseID]

    /// Has the host's entries destroyed that have failed, and those that are more than wanted; a failure is recorded, and
    /// the next try waits the longer the more of them come one after the other.
    ///
    /// - Returns: entries that are to be destroyed from now on.
    @discardableResult
    func discardPoolEntries() async throws -> [DatabaseID]

    /// Begins to make an entry if one lacks, unless another one is being made, a create runs on the host, or it is too
    /// early after a failure.
    ///
    /// - Parameters:
    ///   - id: a fresh identifier, for the entry.
    ///   - versions: versions that may be made.
    /// - Returns: the version; `nil` = nothing is to be made now.
    func refillPool(_ id: DatabaseID, of versions: [EngineVersion]) async throws -> EngineVersion?

    /// The host's pools, by version.
    func pools() async throws -> [PoolStatus]

    /// The host's entries, with what they are of: those that somebody may take, and those that are being made.
    func poolEntries() async throws -> [DatabaseID: EngineVersion]

    /// Records what the host's entries of a version take together, in bytes.
    func recordPoolUsage(of version: EngineVersion, memory: Int64, disk: Int64) async throws

    /// Records why no entry of a version is made at present; an empty reason = nothing stands in the way.
    func recordPoolObstacle(of version: EngineVersion, reason: String, message: String) async throws
}
