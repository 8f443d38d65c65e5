import Model
import Postgres
import Sealing

extension Store {
    /// Every key that the control plane has known, the newest first; and how many rows are under none of them, from
    /// before keys had names.
    public func keys() async throws -> (keys: [StoredKey], nameless: Int) {
        let counts = SealedPlace.all.map { "select sealing_key(wrapped_key) as id from \($0.table)" }
            .joined(separator: " union all ")
        let rows = try await execute(
            """
            with counted as (
                select id, count(*) as n from (\(unsafeSQL: counts)) all_rows group by id
            )
            select k.id, k.state, microseconds(k.since) as since, k.is_kept, coalesce(c.n, 0) as n
            from sealing_keys k left join counted c on c.id = k.id
            union all
            select '', '', 0, true, coalesce(sum(n), 0)::bigint from counted
            where id not in (select id from sealing_keys)
            order by since desc, id
            """)
        let nameless = try rows.first { try $0.text("id").isEmpty }?.int("n") ?? 0
        let keys = try rows.compactMap { row -> StoredKey? in
            guard let id = KeyID(try row.text("id")) else { return nil }
            return StoredKey(
                id: id, state: try row.word("state"), since: try row.timestamp("since"),
                isKept: try row.bool("is_kept"), rows: try row.int("n"))
        }
        return (keys, nameless)
    }

    /// Records a key that is to take the current one's place, with its line in the audit log; nothing if it is known.
    ///
    /// - Parameter canary: sealed with it.
    public func announceKey(_ canary: SealedSecret, keepsOld: Bool, audit: AuditEntry) async throws {
        try await execute(
            """
            with k as (
                insert into sealing_keys (id, state, is_kept, canary_wrapped_key, canary_nonce, canary_ciphertext)
                values (\(try Self.keyID(of: canary)), 'next', true, \(canary.wrappedKey), \(canary.nonce),
                    \(canary.ciphertext))
                on conflict (id) do nothing returning null::bigint as organisation_id, null::bigint as key_id
            ), old as (
                update sealing_keys set is_kept = \(keepsOld)
                where state = 'current' and exists (select from k)
            ), \(EventSQL.audited(try marked(audit), once: "k"))
            select count(*) from k
            """)
    }

    /// Lets the announced key take the current one's place. When this returns, nothing is written under the old one any
    /// more, by nobody.
    public func useAnnouncedKey() async throws {
        try await transaction { transaction in
            try await Self.lockSecrets(transaction)
            try await transaction.execute(
                """
                update sealing_keys set state = 'retiring', since = now()
                where state = 'current' and exists (select from sealing_keys where state = 'next')
                """)
            try await transaction.executeLast(
                "update sealing_keys set state = 'current', since = now() where state = 'next'")
        }
    }

    /// Records that nothing is under a retiring key any more, unless something is.
    ///
    /// - Returns: whether it is retired now.
    public func retireKey(_ id: KeyID) async throws -> Bool {
        let used = SealedPlace.all.map {
            "exists (select from \($0.table) where sealing_key(wrapped_key) in (k.id, ''))"
        }.joined(separator: " or ")
        return try await execute(
            """
            update sealing_keys k set state = 'retired', since = now()
            where id = \(id.description) and state = 'retiring' and not (\(unsafeSQL: used)) returning id
            """
        ).count == 1
    }

    /// Waits for everybody who is writing a secret, and keeps others from it until the transaction ends.
    static func lockSecrets(_ transaction: PostgresTransaction) async throws {
        try await transaction.execute("set local lock_timeout = '60s'")
        let tables = SealedPlace.all.map(\.table).joined(separator: ", ")
        try await transaction.execute("lock table \(unsafeSQL: tables) in share row exclusive mode")
    }

    static func keyID(of canary: SealedSecret) throws(Fault) -> String {
        guard let id = canary.keyID else {
            throw Fault(.internal, reason: "SealingFailed", "a canary names no key")
        }
        return id.description
    }
}
