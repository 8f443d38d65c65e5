import Model
import Postgres

extension Store {
    /// Appends a line to the audit log; it is durable when this returns.
    ///
    /// - Returns: what identifies the line.
    @discardableResult
    public func appendAudit(_ entry: AuditEntry) async throws -> String {
        try await execute(Self.append(try marked(entry))).single().text("id")
    }

    /// Appends a line and seals it, both at once: what it announces may be done when this returns, and not before.
    ///
    /// - Returns: what identifies the line.
    /// - Throws: `Fault` (`AuditUnsealed`) while the chains are closed.
    public func appendSealedAudit(_ entry: AuditEntry) async throws -> String {
        guard let key = chain.key else { throw Self.auditUnsealed }
        return try await transaction { transaction in
            let row = try await transaction.execute(
                Self.append(try marked(entry), "id, coalesce(organisation_id, 0) as scope")
            )
            .single()
            _ = try await Self.seal(row.int64("scope"), by: key, in: transaction)
            return try row.text("id")
        }
    }

    static func append(_ entry: MarkedEntry, _ returned: String = "id") -> Statement {
        """
        insert into audit (organisation_id, \(unsafeSQL: AuditColumns.own))
        select o.id, \(entry.columns)
        from (values (1)) as one left join organisations o on o.name = \(entry.entry.org?.rawValue)
        returning \(unsafeSQL: returned)
        """
    }

    private static let auditUnsealed = Fault(
        .unavailable, reason: "AuditUnsealed",
        "nothing is given out while the audit log can't be sealed: the key of its chains is not open",
        nextSteps: ["See what `paas doctor` says of the key."])

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
        organisation, actor, token_id, action, app, database_id, outcome, reason, request_id, peer, origin, suppressed,
        mark
        """
}

extension AuditEntry {
    init(row: PostgresRow) throws {
        self.init(
            org: try row.textOrNull("organisation").flatMap(Name.init), actor: try row.text("actor"),
            tokenID: try row.textOrNull("token_id"), action: try row.text("action"),
            app: try row.textOrNull("app").flatMap(Name.init),
            database: try row.textOrNull("database_id").flatMap(DatabaseID.init), outcome: try row.word("outcome"),
            reason: try row.text("reason"), requestID: try row.text("request_id"), peer: try row.text("peer"),
            origin: try row.text("origin"), suppressed: try row.int("suppressed"))
    }
}
