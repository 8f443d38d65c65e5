import Model
import Postgres

extension Store {
    /// Word of the audit log for what a host holds and a restored copy does not know.
    static let quarantined = "control.quarantined"
    /// Word of the audit log for the end of that comparison on one host.
    private static let compared = "control.compared"

    /// Puts on record what a host's engine holds and a copy of the control plane that was put back does not know. Done
    /// once for each restoration and host: what turns up without a row later has another cause.
    ///
    /// - Returns: the databases that are on record now and were not before; `nil` = there is nothing to compare with, or
    ///   it was done already.
    public func quarantine(_ held: [DatabaseID], on host: HostName) async throws -> [DatabaseID]? {
        let due = try await execute(
            """
            select h.epoch, exists (
                select from audit a where a.action = \(Self.compared) and a.reason = h.epoch || ' ' || \(host.rawValue)
            ) as is_done
            from history h join epochs e on e.epoch = h.epoch
            """)
        // Without the key it waits for a start with one.
        guard let row = due.first, try !row.bool("is_done"), chain.closedBecause == nil else { return nil }
        let epoch = try row.text("epoch")
        let known = Set(try await execute(Self.quarantinedDatabases).map { try $0.text("database_id") })
        let fresh = try await unknown(among: held).filter { !known.contains($0.rawValue) }
        // The end is written last: a daemon that dies in between begins again, and leaves out what it has written.
        for id in fresh { try await appendAudit(Self.entry(Self.quarantined, "not in the copy of \(epoch)", id)) }
        try await appendAudit(Self.entry(Self.compared, "\(epoch) \(host)"))
        return fresh
    }

    /// What is on record, each once.
    static let quarantinedDatabases: Statement = """
        select distinct database_id from audit where action = \(quarantined) and database_id is not null
        """

    private static func entry(_ action: String, _ reason: String, _ id: DatabaseID? = nil) -> AuditEntry {
        AuditEntry(
            org: nil, actor: "paasd", action: action, database: id, outcome: .allowed, reason: reason, origin: "daemon")
    }
}
