import Model
import Postgres

extension Store {
    /// Records that what has failed is to be tried once more: the same work, with a new deadline.
    ///
    /// - Throws: `Fault` (`NotFound`); (`NotFailed`) unless the database has failed.
    public func requestRetry(
        org: Name, app: Name, id: DatabaseID, actor: String, audit: AuditEntry, key: IdempotencyKey? = nil
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
            let statement = Self.change(
                database,
                setting: """
                    state = \(state.rawValue), since = now(), reason = 'Retrying',
                    message = 'Somebody asked for another try.', attempt = 0, step = null, step_progress = 0,
                    step_done_bytes = 0, step_total_bytes = 0, step_started_at = null, deadline = null
                    """, by: RequestOrigin(actor: actor, audit: try marked(audit), key: key))
            return try await Self.make(statement, of: database, in: transaction)
        }
    }

    private static func notFailed(_ database: Database) -> Fault {
        Fault(
            .failedPrecondition, reason: "NotFailed",
            "the database \(database.name) is \(database.state.rawValue); only one that has failed is tried again",
            metadata: ["id": database.id.rawValue, "state": database.state.rawValue])
    }
}
