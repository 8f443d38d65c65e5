import FaultPoints
import Model
import Postgres

extension Store {
    /// Temporary logins that one database has at most at a time.
    public static let mostLogins = 20

    /// Records a temporary login; the provisioner makes it.
    ///
    /// - Throws: `Fault` (`NotFound`); (`NotReady`) unless the database is ready; (`TooManyLogins`).
    public func createLogin(_ new: NewLogin, org: Name, app: Name, database id: DatabaseID) async throws
        -> TemporaryLogin
    {
        let login: TemporaryLogin = try await transaction { transaction in
            guard let row = try await Self.lock(id, app: app, org: org, in: transaction) else {
                throw Self.databaseNotFound(id)
            }
            let database = try Database(row: row)
            guard database.desired == .present, database.state == .ready else { throw Self.notReadyForLogins(database) }
            let rows = try await transaction.execute(
                """
                insert into temporary_logins as l (id, database_id, verifier, created_by, audit_id, expires_at)
                select \(new.id.rawValue), \(id.rawValue), \(new.verifier), \(new.createdBy),
                    \(Int64(new.auditID) ?? 0)::bigint,
                    now() + \(new.lifetime.wholeMicroseconds)::bigint * interval '1 microsecond'
                where (select count(*) from temporary_logins kept
                    where kept.database_id = \(id.rawValue) and kept.removed_at is null) < \(Self.mostLogins)::bigint
                returning \(unsafeSQL: LoginColumns.own)
                """)
            guard let made = rows.first else { throw Self.tooManyLogins(database) }
            try await transaction.executeLast(Self.wakingForLogins(id))
            return try TemporaryLogin(row: made)
        }
        FaultPoint.reached("logins.recorded")
        return login
    }

    /// Whether a temporary login can be used: the server has it, and it has not ended.
    public func isUsable(_ login: LoginID) async throws -> Bool {
        try await execute(
            """
            select id from temporary_logins where id = \(login.rawValue) and made_at is not null
                and ended_at is null and expires_at > now()
            """
        ).count == 1
    }

    /// The temporary logins of a database that have not ended, the oldest first.
    ///
    /// - Throws: `Fault` (`NotFound`).
    public func logins(org: Name, app: Name, database id: DatabaseID) async throws -> [TemporaryLogin] {
        let rows = try await execute(
            """
            select l.* from databases d \(unsafeSQL: DatabaseColumns.owners)
            left join lateral (
                select \(unsafeSQL: LoginColumns.own) from temporary_logins l
                where l.database_id = d.id and l.removed_at is null and l.ended_at is null and l.expires_at > now()
            ) l on true
            where \(Self.belongs(id, to: app, of: org)) order by l.created_at, l.id
            """)
        guard !rows.isEmpty else { throw Self.databaseNotFound(id) }
        return try rows.filter { try $0.textOrNull("id") != nil }.map(TemporaryLogin.init(row:))
    }

    static func wakingForLogins(_ id: DatabaseID) -> Statement {
        """
        with d as (
            update databases set login_wake = now(), next_wake = least(next_wake, now())
            where id = \(id.rawValue) returning id, host_id
        )
        select id, \(unsafeSQL: EventSQL.notifyWork) from d
        """
    }

    private static func notReadyForLogins(_ database: Database) -> Fault {
        Fault(
            .failedPrecondition, reason: "NotReady",
            "the database \(database.name) is \(database.state.rawValue); logins are made only while it is ready",
            metadata: ["id": database.id.rawValue, "state": database.state.rawValue],
            nextSteps: ["Watch the database until it is ready, then try again."])
    }

    private static func tooManyLogins(_ database: Database) -> Fault {
        Fault(
            .resourceExhausted, reason: "TooManyLogins",
            "the database \(database.name) has \(mostLogins) temporary logins already",
            metadata: ["id": database.id.rawValue, "limit": "\(mostLogins)"],
            nextSteps: ["End one of them, or wait until one has ended."])
    }
}

enum LoginColumns {
    static let own = """
        l.id, l.created_by, microseconds(l.created_at) as created_at, microseconds(l.expires_at) as expires_at, \
        l.audit_id::text as audit_id
        """
}

extension TemporaryLogin {
    init(row: PostgresRow) throws {
        self.init(
            id: try row.loginID("id"), createdBy: try row.text("created_by"),
            createdAt: try row.timestamp("created_at"), expiresAt: try row.timestamp("expires_at"),
            auditID: try row.text("audit_id"))
    }
}
