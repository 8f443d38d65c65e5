import Model
import Postgres

extension Store {
    /// Ends a temporary login of a database, with a line in the audit log; the provisioner removes it. One that has ended
    /// already stays as it is.
    ///
    /// - Throws: `Fault` (`NotFound`).
    public func endLogin(
        _ login: LoginID, org: Name, app: Name, database id: DatabaseID, audit: AuditEntry
    ) async throws {
        try await transaction { transaction in
            guard try await Self.lock(id, app: app, org: org, in: transaction) != nil else {
                throw Self.databaseNotFound(id)
            }
            let rows = try await transaction.execute(
                """
                update temporary_logins set ended_at = coalesce(ended_at, now())
                where id = \(login.rawValue) and database_id = \(id.rawValue) returning id
                """)
            guard !rows.isEmpty else {
                throw Fault(
                    .notFound, reason: "NotFound", "there is no temporary login \(login) to this database",
                    metadata: ["id": login.rawValue])
            }
            try await transaction.execute(Self.auditOnly(try marked(audit), of: id, key: nil))
            try await transaction.executeLast(Self.wakingForLogins(id))
        }
    }

    /// Ends a login that could not be made in time, so that it isn't made any more; nobody has its password.
    public func giveUpLogin(_ login: LoginID, database id: DatabaseID) async throws {
        try await execute(
            "update temporary_logins set ended_at = now() where id = \(login.rawValue) and ended_at is null")
        try await execute(Self.wakingForLogins(id))
    }

    /// Forgets the logins that ended a day ago, and those of databases whose data is destroyed.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func forgetLogins() async throws -> Int {
        try await execute(
            """
            delete from temporary_logins l using databases d
            where d.id = l.database_id and (l.removed_at < now() - interval '1 day' or d.state = 'purged')
            returning l.id
            """
        ).count
    }
}
