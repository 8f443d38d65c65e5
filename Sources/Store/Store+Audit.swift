import Model
import Postgres

extension Store {
    /// Appends a line to the audit log; it is durable when this returns.
    ///
    /// - Returns: what identifies the line.
    @discardableResult
    public func appendAudit(_ entry: AuditEntry) async throws -> String {
        let rows = try await execute(
            """
            insert into audit (organisation_id, \(unsafeSQL: AuditColumns.own))
            select o.id, \(entry.columns)
            from (values (1)) as one left join organisations o on o.name = \(entry.org?.rawValue)
            returning id
            """)
        return try rows.single().text("id")
    }

    /// The newest lines of an organisation, newest first.
    public func auditEntries(org: Name, limit: Int) async throws -> [AuditEntry] {
        let rows = try await execute(
            """
            select \(unsafeSQL: AuditColumns.own) from audit
            where organisation_id = (select id from organisations where name = \(org.rawValue))
            order by id desc limit \(limit)::bigint
            """)
        return try rows.map(AuditEntry.init(row:))
    }
}

enum AuditColumns {
    static let own = """
        organisation, actor, token_id, action, app, database_id, outcome, reason, request_id, peer, origin
        """
}

extension AuditEntry {
    /// The values of `AuditColumns.own`.
    var columns: Fragment { columns(database: "\(database?.rawValue)::text") }

    /// The same, about a database that the statement itself chooses.
    func columns(database: Fragment) -> Fragment {
        """
        \(org?.rawValue)::text, \(actor)::text, \(tokenID)::text, \(action)::text, \(app?.rawValue)::text, \
        \(database), \(outcome.rawValue)::text, \(reason)::text, \(requestID)::text, \(peer)::text, \
        \(origin)::text
        """
    }

    fileprivate init(row: PostgresRow) throws {
        self.init(
            org: try row.textOrNull("organisation").flatMap(Name.init), actor: try row.text("actor"),
            tokenID: try row.textOrNull("token_id"), action: try row.text("action"),
            app: try row.textOrNull("app").flatMap(Name.init),
            database: try row.textOrNull("database_id").flatMap(DatabaseID.init), outcome: try row.word("outcome"),
            reason: try row.text("reason"), requestID: try row.text("request_id"), peer: try row.text("peer"),
            origin: try row.text("origin"))
    }
}
