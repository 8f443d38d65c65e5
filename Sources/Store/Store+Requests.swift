import Model
import Postgres

extension Store {
    /// Records that the database is to go: stopped with its volume kept or, with `deleteVolume`, destroyed. Asked for
    /// again, it answers with the database as it stands. Also a database that is busy can be deleted.
    ///
    /// - Throws: `Fault` (`NotFound`); (`DeletionProtected`).
    public func requestDelete(
        org: Name, app: Name, id: DatabaseID, deleteVolume: Bool, actor: String, audit: AuditEntry,
        key: IdempotencyKey? = nil
    ) async throws -> Database {
        try await transaction { transaction in
            guard let row = try await Self.lock(id, app: app, org: org, in: transaction) else {
                throw Self.databaseNotFound(id)
            }
            let database = try Database(row: row)
            let isRepeated = deleteVolume ? database.desired == .purged : database.desired != .present
            if isRepeated {
                try await transaction.executeLast(Self.auditOnly(try marked(audit), of: id, key: key))
                return database
            }
            guard !database.deletionProtection else { throw Self.deletionProtected(database) }
            let request = Request(
                desired: deleteVolume ? .purged : .deleted,
                state: deleteVolume && database.state == .deleted ? .purging : .deleting,
                reason: deleteVolume ? "PurgeRequested" : "DeleteRequested",
                message: deleteVolume ? "The database and its volume are to be destroyed." : "The database is to stop.",
                volumeRetained: database.volumeRetained)
            return try await Self.make(
                Self.change(database, to: request, by: RequestOrigin(actor: actor, audit: try marked(audit), key: key)),
                of: database, in: transaction)
        }
    }

    /// Records that a deleted database is to come back: same address, same credentials, same data.
    ///
    /// - Throws: `Fault` (`NotFound`); (`NotDeleted`); (`VolumeMissing`) when the data was destroyed;
    ///   (`OperationInProgress`) while it is being deleted or is coming back already; (`NameTaken`) when another
    ///   database of the app got the name in the meantime.
    public func requestUndelete(
        org: Name, app: Name, id: DatabaseID, actor: String, audit: AuditEntry, key: IdempotencyKey? = nil
    ) async throws -> Database {
        try await Self.translatingFaults {
            try await pool.transaction { transaction in
                guard let row = try await Self.lock(id, app: app, org: org, in: transaction) else {
                    throw Self.databaseNotFound(id)
                }
                let database = try Database(row: row)
                try Self.checkUndelete(database, everReady: row.bool("ever_ready"))
                let request = Request(
                    desired: .present, state: .undeleting, reason: "UndeleteRequested",
                    message: "The database is to come back.", volumeRetained: false)
                return try await Self.translatingNameTaken(database.name) {
                    try await Self.make(
                        Self.change(
                            database, to: request, by: RequestOrigin(actor: actor, audit: try marked(audit), key: key)),
                        of: database, in: transaction)
                }
            }
        }
    }

    /// What a request changes of a row.
    private struct Request {
        let desired: Desired
        let state: DatabaseState
        let reason: String
        let message: String
        let volumeRetained: Bool
    }

    static func lock(
        _ id: DatabaseID, app: Name, org: Name, in transaction: PostgresTransaction
    ) async throws -> PostgresRow? {
        try await transaction.execute(
            """
            select \(unsafeSQL: DatabaseColumns.current), d.ever_ready
            from databases d \(unsafeSQL: DatabaseColumns.owners)
            where \(belongs(id, to: app, of: org)) for update of d
            """
        ).first
    }

    private static func change(
        _ database: Database, to request: Request, by origin: RequestOrigin
    ) -> Statement {
        change(
            database,
            setting: """
                desired = \(request.desired.rawValue),
                since = case when d.state = \(request.state.rawValue) then d.since else now() end,
                state = \(request.state.rawValue), reason = \(request.reason), message = \(request.message),
                step = null, step_progress = 0, step_started_at = null, attempt = 0, deadline = null,
                volume_retained = \(request.volumeRetained)
                """, by: origin)
    }

    static func auditOnly(_ audit: MarkedEntry, of id: DatabaseID, key: IdempotencyKey?) -> Statement {
        """
        with owner as (
            select organisation_id from databases where id = \(id.rawValue)
        ), \(EventSQL.keyed(key, once: "owner", database: id)), \(EventSQL.audited(audit, once: "keyed"))
        select id from audited
        """
    }

    private static func checkUndelete(_ database: Database, everReady: Bool) throws(Fault) {
        switch (database.desired, database.state) {
        case (.deleted, .deleted):
            // One that was never Ready has no data to lose: it is made afresh.
            if everReady, !database.volumeRetained { throw volumeMissing(database) }
        case (.deleted, .failed): break
        case (.deleted, _), (.present, .undeleting): throw operationInProgress(database)
        case (.present, _): throw notDeleted(database)
        case (.purged, _): throw volumeMissing(database)
        }
    }
}

extension Store {
    private static func deletionProtected(_ database: Database) -> Fault {
        Fault(
            .failedPrecondition, reason: "DeletionProtected",
            "the database \(database.name) is protected from deletion",
            metadata: ["id": database.id.rawValue], nextSteps: ["Switch its deletion protection off first."])
    }

    private static func notDeleted(_ database: Database) -> Fault {
        Fault(
            .failedPrecondition, reason: "NotDeleted",
            "the database \(database.name) is not deleted: it is \(database.state.rawValue)",
            metadata: ["id": database.id.rawValue, "state": database.state.rawValue])
    }

    private static func volumeMissing(_ database: Database) -> Fault {
        Fault(
            .failedPrecondition, reason: "VolumeMissing", "the data of the database \(database.name) is gone",
            metadata: ["id": database.id.rawValue, "state": database.state.rawValue])
    }
}
