import Model
import Postgres

extension Store {
    /// Most sessions of one token at a time; the oldest make room.
    public static let mostSessions = 20

    /// Records a session of a token by its SHA-256, with its line in the audit log.
    ///
    /// - Parameters:
    ///   - id: identifies the session; no secret.
    ///   - lifetime: how long it is valid, unless its token ends before.
    /// - Returns: when it ends; `nil` when the token is not valid any more.
    public func createSession(
        id: String, hash: [UInt8], tokenID: String, lifetime: Duration, audit: AuditEntry
    ) async throws -> Timestamp? {
        let token = Int64(tokenID) ?? 0
        let rows = try await execute(
            """
            with cause as (
                select t.organisation_id, t.id as token,
                    least(now() + \(lifetime.wholeMicroseconds)::bigint * interval '1 microsecond', t.expires_at) as ends
                from tokens t where t.id = \(token)::bigint and t.revoked_at is null
                    and (t.expires_at is null or t.expires_at > now())
            ), \(EventSQL.audited(try marked(audit), once: "cause")), old as (
                delete from sessions where id in (
                    select id from sessions where expires_at <= now() limit 100 for update skip locked)
            ), surplus as (
                delete from sessions where id in (
                    select id from sessions where token_id = \(token)::bigint
                    order by created_at desc, id offset \(Self.mostSessions - 1)::bigint for update skip locked)
            )
            insert into sessions (id, hash, token_id, expires_at)
            select \(id), \(hash), token, ends from cause
            returning microseconds(expires_at) as expires_at
            """)
        return try rows.first?.timestamp("expires_at")
    }

    /// Ends a session, with a line in the audit log; nothing happens to one that has ended already.
    ///
    /// While the chains are closed it ends without a line: whoever signs out is signed out.
    public func deleteSession(_ id: String, audit: AuditEntry) async throws {
        guard chain.closedBecause == nil else {
            try await execute("delete from sessions where id = \(id)")
            return
        }
        try await execute(
            """
            with cause as (
                delete from sessions s using tokens t where s.id = \(id) and t.id = s.token_id
                returning t.organisation_id
            ), \(EventSQL.audited(try marked(audit), once: "cause"))
            select id from audited
            """)
    }
}
