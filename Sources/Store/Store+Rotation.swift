import Model
import Postgres

extension Store {
    /// Records that the app's password of a database is to be changed; the provisioner does it.
    ///
    /// - Throws: `Fault` (`NotFound`); (`OperationInProgress`) while a change is under way already; (`NotReady`) unless
    ///   the database is ready or degraded.
    public func requestRotation(
        org: Name, app: Name, id: DatabaseID, mode: RotationMode, actor: String, audit: AuditEntry,
        key: IdempotencyKey? = nil
    ) async throws -> Database {
        try await transaction { transaction in
            guard let row = try await Self.lock(id, app: app, org: org, in: transaction) else {
                throw Self.databaseNotFound(id)
            }
            let database = try Database(row: row)
            guard try RotationMode(row: row) == nil else { throw Self.rotationPending(database) }
            guard database.desired == .present, database.state == .ready || database.state == .degraded else {
                throw Self.notReadyToRotate(database)
            }
            let statement = Self.change(
                database, setting: "rotation = \(mode.rawValue), rotation_since = now()",
                by: RequestOrigin(actor: actor, audit: try marked(audit), key: key))
            return try await Self.make(statement, of: database, in: transaction)
        }
    }

    private static func rotationPending(_ database: Database) -> Fault {
        Fault(
            .aborted, reason: "OperationInProgress",
            "the password of the database \(database.name) is being changed already",
            metadata: ["id": database.id.rawValue, "state": database.state.rawValue],
            nextSteps: ["Watch the database until the condition \(Condition.rotationPending) is gone, then try again."])
    }

    private static func notReadyToRotate(_ database: Database) -> Fault {
        Fault(
            .failedPrecondition, reason: "NotReady",
            "the database \(database.name) is \(database.state.rawValue); its password can be changed only while it is "
                + "ready or degraded",
            metadata: ["id": database.id.rawValue, "state": database.state.rawValue],
            nextSteps: ["Watch the database until it is ready, then try again."])
    }
}
