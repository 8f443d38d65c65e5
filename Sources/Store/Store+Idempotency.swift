import Model
import Postgres

extension Store {
    /// What the first request with a key has done; `nil` when there was none within the key's lifetime.
    public func answer(to key: IdempotencyKey) async throws -> KeyedAnswer? {
        let rows = try await execute(
            """
            select k.digest, k.deployment_id, k.database_id, d.*
            from idempotency_keys k
            join organisations owner on owner.id = k.organisation_id and owner.name = \(key.org.rawValue)
            left join lateral (
                select \(unsafeSQL: DatabaseColumns.past)
                from transitions t join databases d on d.id = t.database_id \(unsafeSQL: DatabaseColumns.owners)
                where t.key_id = k.id order by t.revision desc limit 1
            ) d on true
            where k.principal = \(key.principal) and k.key = \(key.text) and \(Self.isAlive)
            """)
        guard let row = rows.first else { return nil }
        var answer = KeyedAnswer(
            digest: try row.bytes("digest"), database: nil,
            deployment: try row.textOrNull("deployment_id").flatMap(DeploymentID.init))
        if try row.textOrNull("id") != nil {
            answer.database = try Database(row: row)
        } else if try row.textOrNull("database_id") != nil {
            answer.database = try await current(try row.databaseID("database_id"))
        }
        return answer
    }

    /// Forgets the keys that are too old to count.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func forgetKeys() async throws -> Int {
        try await execute(
            """
            with gone as (delete from idempotency_keys k where not \(Self.isAlive) returning 1)
            select count(*) as count from gone
            """
        ).single().int("count")
    }

    /// Of `k`, a row of idempotency_keys.
    static var isAlive: Fragment {
        """
        k.created_at >= now() - \(IdempotencyKey.lifetime.wholeMicroseconds)::bigint * interval '1 microsecond'
        """
    }

    /// A request that changed nothing has left no event.
    private func current(_ id: DatabaseID) async throws -> Database? {
        try await execute(
            """
            select \(unsafeSQL: DatabaseColumns.current) from databases d \(unsafeSQL: DatabaseColumns.owners)
            where d.id = \(id.rawValue)
            """
        ).first.map(Database.init(row:))
    }
}
