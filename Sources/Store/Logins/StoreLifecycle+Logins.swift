import FaultPoints
import Model
import Postgres

extension StoreLifecycle {
    /// What has to be told the database's server of its temporary logins.
    public func loginWork(of id: DatabaseID) async throws -> LoginWork {
        let rows = try await store.execute(
            """
            select id, verifier, microseconds(expires_at) as expires_at,
                ended_at is not null or expires_at <= now() as is_over
            from temporary_logins where database_id = \(id.rawValue) and removed_at is null order by created_at, id
            """)
        var work = LoginWork()
        for row in rows {
            let login = try row.loginID("id")
            if try row.bool("is_over") {
                work.over.append(login)
            } else {
                work.wanted.append(
                    WantedLogin(
                        id: login, verifier: try row.text("verifier"), until: try row.timestamp("expires_at")))
            }
        }
        return work
    }

    /// Records that the server was told, and when it has to be told next.
    ///
    /// - Returns: whether that is now.
    /// - Throws: `LeaseLost` when somebody else has claimed the row.
    public func loginsArranged(_ work: LoginWork, of id: DatabaseID, fence: Int64) async throws -> Bool {
        try await store.transaction { transaction in
            let held = try await transaction.execute(
                "select id from databases where id = \(id.rawValue) and fence = \(fence)::bigint for update")
            guard !held.isEmpty else { throw LeaseLost(id: id) }
            try await transaction.execute(
                """
                update temporary_logins set made_at = coalesce(made_at, now())
                where id = any(\(work.wanted.map(\.id.rawValue))::text[])
                """)
            try await transaction.execute(
                """
                update temporary_logins set removed_at = now(), verifier = ''
                where id = any(\(work.over.map(\.rawValue))::text[])
                """)
            return try await transaction.executeLast(
                """
                update databases set login_wake = (
                    select min(case when l.made_at is null or l.ended_at is not null then now() else l.expires_at end)
                    from temporary_logins l where l.database_id = \(id.rawValue) and l.removed_at is null)
                where id = \(id.rawValue)
                returning coalesce(login_wake <= now(), false) as is_due
                """
            ).single().bool("is_due")
        }
    }
}
