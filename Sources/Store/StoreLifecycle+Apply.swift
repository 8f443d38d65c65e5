import FaultPoints
import Model
import Postgres
import Sealing

extension StoreLifecycle {
    /// Writes a change in one transaction: the row and, if wanted, the event with its revision.
    ///
    /// - Returns: the row after the change.
    /// - Throws: `LeaseLost` when somebody else has claimed the row; `Superseded` when something else is wanted of the
    ///   database than at the claim. Then the lease has been given up and the row is due.
    public func apply(
        _ change: Change, to id: DatabaseID, fence: Int64, generation: Int64
    ) async throws -> Record {
        try FaultPoint.passed("apply.unsent")
        let rows = try await store.execute(Self.apply(change, to: id, fence: fence, generation: generation))
        try FaultPoint.passed("apply.committed")
        guard let row = rows.first else { throw try await refusal(id, fence: fence) }
        var record = try Record(row: row)
        // The statement reads the table as it was before it.
        record.credential = change.credential ?? record.credential
        record.pendingCredential = change.pendingCredential ?? record.pendingCredential
        if change.promotesPending { record.credential = record.pendingCredential ?? record.credential }
        if change.endsRotation { record.pendingCredential = nil }
        return record
    }

    private static func apply(
        _ change: Change, to id: DatabaseID, fence: Int64, generation: Int64
    ) -> Statement {
        """
        with locked as (
            select id, state, pool_epoch from databases
            where id = \(id.rawValue) and fence = \(fence)::bigint and generation = \(generation)::bigint
            for update
        ), \(unsafeSQL: change.writesEvent ? Self.next : "")
        d as (
            update databases d set \(assignments(change))
            from locked\(unsafeSQL: change.writesEvent ? " left join next on true" : "") where d.id = locked.id
            returning d.*
        )\(change.writesEvent ? noted(change) : "")\(credentials(change))
        select \(unsafeSQL: Record.columns)\(unsafeSQL: notifications(change))
        from d \(unsafeSQL: Record.owners) \(unsafeSQL: Record.credentials)
        """
    }

    /// Nobody hears of an entry of the warm pool: it gets no revision.
    private static let next = """
        owned as (select id from locked where pool_epoch is null), \(EventSQL.nextRevision(once: "owned")),
        """

    private static func noted(_ change: Change) -> Fragment {
        let heard = "(select * from d where pool_epoch is null) d"
        return ", \(EventSQL.noted(from: "(select state from locked)", of: heard, actor: change.actor))"
    }

    /// The pending password is written before the write that promotes it: both in one would not see each other.
    private static func credentials(_ change: Change) -> Fragment {
        var parts: Fragment = ""
        if let credential = change.credential {
            parts = "\(parts)\(stored(credential, as: "stored", kind: "app-password"))"
        }
        if let pending = change.pendingCredential {
            parts = "\(parts)\(stored(pending, as: "stored_pending", kind: "app-password-pending"))"
        }
        if change.promotesPending { parts = "\(parts)\(unsafeSQL: promoted)" }
        if change.endsRotation { parts = "\(parts)\(unsafeSQL: retired)" }
        return parts
    }

    private static func stored(_ credential: SealedSecret, as name: String, kind: String) -> Fragment {
        """
        , \(unsafeSQL: name) as (
            insert into credentials (database_id, kind, version, wrapped_key, nonce, ciphertext)
            select id, \(kind)::text, \(credential.version)::integer, \(credential.wrappedKey)::bytea,
                \(credential.nonce)::bytea, \(credential.ciphertext)::bytea
            from d
            on conflict (database_id, kind) do update set version = excluded.version,
                wrapped_key = excluded.wrapped_key, nonce = excluded.nonce, ciphertext = excluded.ciphertext
        )
        """
    }

    private static let promoted = """
        , promoted as (
            update credentials c set version = p.version, wrapped_key = p.wrapped_key, nonce = p.nonce,
                ciphertext = p.ciphertext
            from credentials p, d
            where c.database_id = d.id and c.kind = 'app-password'
                and p.database_id = d.id and p.kind = 'app-password-pending'
        )
        """

    private static let retired = """
        , retired as (
            delete from credentials p using d where p.database_id = d.id and p.kind = 'app-password-pending'
        )
        """

    private static func notifications(_ change: Change) -> String {
        (change.isLook ? ", set_config('synchronous_commit', 'off', true)" : "")
            + (change.writesEvent ? ", case when d.pool_epoch is null then \(EventSQL.notifyEvent) end" : "")
            + (change.nextWake == .now && change.releaseLease ? ", " + EventSQL.notifyWork : "")
    }

    /// Why a change met no row; gives up a lease that is of no use any more.
    private func refusal(_ id: DatabaseID, fence: Int64) async throws -> any Error {
        let rows = try await store.execute(
            """
            with d as (
                update databases set lease_until = null, holder = null, next_wake = least(next_wake, now())
                where id = \(id.rawValue) and fence = \(fence)::bigint
                returning id, host_id
            )
            select id, \(unsafeSQL: EventSQL.notifyWork) from d
            """)
        return rows.isEmpty ? LeaseLost(id: id) : Superseded(id: id)
    }
}
