import Model
import Postgres

extension Store {
    /// Records that what has failed is to be tried once more: the same work, with a new deadline.
    ///
    /// - Throws: `Fault` (`NotFound`); (`NotFailed`) unless the database has failed.
    public func requestRetry(
        org: Name, app: Name, id: DatabaseID, actor: String, audit: AuditEntry
    ) async throws -> Database {
        try await transaction { transaction in
            guard let row = try await Self.lock(id, app: app, org: org, in: transaction) else {
                throw Self.databaseNotFound(id)
            }
            let database = try Database(row: row)
            guard database.state == .failed else { throw Self.notFailed(database) }
            let state: DatabaseState =
                switch database.desired {
                case .present: try row.bool("ever_ready") ? .degraded : .provisioning
                case .deleted: .deleting
                case .purged: .purging
                }
            let rows = try await transaction.executeLast(
                Self.retry(database, in: state, actor: actor, audit: audit))
            return try Database(row: rows.single())
        }
    }

    private static func retry(
        _ database: Database, in state: DatabaseState, actor: String, audit: AuditEntry
    ) -> Statement {
        """
        with owner as (
            select organisation_id from databases where id = \(database.id.rawValue)
        ), \(EventSQL.audited(audit, once: "owner")), \(unsafeSQL: EventSQL.nextRevision(once: "audited")),
        d as (
            update databases d set state = \(state.rawValue), since = now(), reason = 'Retrying',
                message = 'Somebody asked for another try.', generation = d.generation + 1, attempt = 0, step = null,
                step_progress = 0, step_done_bytes = 0, step_total_bytes = 0, step_started_at = null, deadline = null,
                next_wake = now(), revision = next.revision, sequence = d.sequence + 1
            from next where d.id = \(database.id.rawValue)
            returning d.*
        ), \(EventSQL.noted(from: "\(database.state.rawValue)::text", of: "d", actor: actor))
        select \(unsafeSQL: DatabaseColumns.current), \(unsafeSQL: EventSQL.notifyEvent),
            \(unsafeSQL: EventSQL.notifyWork)
        from d \(unsafeSQL: DatabaseColumns.owners)
        """
    }

    private static func notFailed(_ database: Database) -> Fault {
        Fault(
            .failedPrecondition, reason: "NotFailed",
            "the database \(database.name) is \(database.state.rawValue); only one that has failed is tried again",
            metadata: ["id": database.id.rawValue, "state": database.state.rawValue])
    }
}
