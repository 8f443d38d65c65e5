import Model

/// What the provisioner needs of the control plane: rows to work on, under a lease, and fenced writes.
///
/// A row belongs to one holder while its lease runs. Each claim gives the row a higher fence, and every write says which
/// fence and which generation it is based on, so that a holder that slept through its lease, or whose work is not
/// wanted any more, changes nothing. The clock is PostgreSQL's throughout.
public protocol LifecycleStore: Sendable {
    /// Claims up to `limit` rows that are due and under nobody's lease, the longest due first.
    ///
    /// - Throws: `Fault` (`unavailable`) while the control plane can't be reached.
    func claim(limit: Int, lease: Duration) async throws -> [Record]

    /// Claims rows that are due and under nobody's lease, of each kind the longest due first: up to `work` of those that
    /// something may have to be done for, and up to `looks` of those that are at rest, as `Record.isAtRest` says.
    ///
    /// - Throws: `Fault` (`unavailable`) while the control plane can't be reached.
    func claim(work: Int, looks: Int, lease: Duration) async throws -> [Record]

    /// Makes the lease end `lease` from now.
    ///
    /// - Throws: `LeaseLost` when somebody else has claimed the row.
    func renew(_ id: DatabaseID, fence: Int64, lease: Duration) async throws

    /// Writes a change in one transaction: the row and, if wanted, the event with its revision.
    ///
    /// - Returns: the row after the change.
    /// - Throws: `LeaseLost` when somebody else has claimed the row; `Superseded` when something else is wanted of the
    ///   database than at the claim. Then the lease has been given up and the row is due: claim it again.
    func apply(_ change: Change, to id: DatabaseID, fence: Int64, generation: Int64) async throws -> Record

    /// Writes the ends of several looks; each as `apply` would.
    ///
    /// - Returns: those that were written; nothing was changed of the others, whose claim or generation is old.
    func end(_ looks: [EndedLook]) async throws -> Set<DatabaseID>

    /// Records the first of these IP addresses, with port 5432, that no other unpurged database holds. An address among
    /// them that the database holds already comes first.
    ///
    /// Writes no event: the next `apply` shows the address to watchers.
    ///
    /// - Returns: `nil` when all are taken.
    /// - Throws: `LeaseLost`.
    func reserveAddress(_ candidates: [String], for id: DatabaseID, fence: Int64) async throws -> Endpoint?

    /// Records the address that the engine has given the database's instance, with port 5432. Another unpurged database
    /// that it was recorded for has lost it: it is forgotten there, and that row is due.
    ///
    /// Writes no event: the next `apply` shows the address to watchers.
    ///
    /// - Throws: `LeaseLost`.
    func recordAddress(_ host: String, for id: DatabaseID, fence: Int64) async throws -> Endpoint

    /// What has to be told the database's server of its temporary logins.
    func loginWork(of id: DatabaseID) async throws -> LoginWork

    /// Records that the server was told, and when it has to be told next.
    ///
    /// - Returns: whether that is now.
    /// - Throws: `LeaseLost` when somebody else has claimed the row.
    func loginsArranged(_ work: LoginWork, of id: DatabaseID, fence: Int64) async throws -> Bool

    /// Makes a row at rest, Ready or Deleted, due at once: something has happened to what it stands for. Work keeps its
    /// own pace, for what happens then may be of its own making.
    func wake(_ id: DatabaseID) async throws

    /// When the first row that is waiting becomes claimable; `nil` when none waits.
    func nextWake() async throws -> Timestamp?

    /// PostgreSQL's clock, the only one that leases and deadlines use.
    func now() async throws -> Timestamp
}

extension LifecycleStore {
    /// One kind like the other: for stores whose rows are few.
    public func claim(work: Int, looks: Int, lease: Duration) async throws -> [Record] {
        try await claim(limit: work, lease: lease)
    }

    /// None: for stores of databases that have no temporary logins.
    public func loginWork(of id: DatabaseID) async throws -> LoginWork { LoginWork() }

    /// Nothing: for stores of databases that have no temporary logins.
    public func loginsArranged(_ work: LoginWork, of id: DatabaseID, fence: Int64) async throws -> Bool { false }

    /// None together: for stores whose rows are few.
    public func end(_ looks: [EndedLook]) async throws -> Set<DatabaseID> { [] }
}
