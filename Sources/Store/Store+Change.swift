import FaultPoints
import Model
import Postgres

/// Who asks for a change of a database, and what is kept of the asking.
struct RequestOrigin {
    var actor: String
    var audit: MarkedEntry
    var key: IdempotencyKey?
}

extension Store {
    /// The statement of every change that a user asks for: the key, the audit log's line, the row and its event.
    ///
    /// - Parameters:
    ///   - database: as it stands, locked.
    ///   - assignments: what else is set, without `generation`, `next_wake`, `revision` and `sequence`.
    static func change(
        _ database: Database, setting assignments: Fragment, by origin: RequestOrigin
    ) -> Statement {
        """
        with owner as (
            select organisation_id from databases where id = \(database.id.rawValue)
        ), \(EventSQL.keyed(origin.key, once: "owner", database: database.id)),
        \(EventSQL.audited(origin.audit, once: "keyed")), \(unsafeSQL: EventSQL.nextRevision(once: "audited")),
        d as (
            update databases d set \(assignments), generation = d.generation + 1, next_wake = now(),
                revision = next.revision, sequence = d.sequence + 1
            from next where d.id = \(database.id.rawValue)
            returning d.*
        ), \(
            EventSQL.noted(
                from: "\(database.state.rawValue)::text", of: "d", actor: origin.actor, key: EventSQL.keyID))
        select \(unsafeSQL: DatabaseColumns.current), \(unsafeSQL: EventSQL.notifyEvent),
            \(unsafeSQL: EventSQL.notifyWork)
        from d \(unsafeSQL: DatabaseColumns.owners)
        """
    }

    /// Makes the change, as the last statement of its transaction.
    ///
    /// - Throws: `Fault` (`OperationInProgress`) when the key was used before: the change was made then.
    static func make(
        _ statement: Statement, of database: Database, in transaction: PostgresTransaction
    ) async throws -> Database {
        FaultPoint.reached("request.locked")
        guard let row = try await transaction.executeLast(statement).first else {
            throw operationInProgress(database)
        }
        try FaultPoint.passed("request.committed")
        return try Database(row: row)
    }

    static func operationInProgress(_ database: Database) -> Fault {
        Fault(
            .aborted, reason: "OperationInProgress",
            "the database \(database.name) is busy: it is \(database.state.rawValue)",
            metadata: ["id": database.id.rawValue, "state": database.state.rawValue],
            nextSteps: ["Try again when it has come to rest."])
    }
}
