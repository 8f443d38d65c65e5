import Model
import Postgres

extension StoreLifecycle {
    /// Claims up to `limit` rows that are due and under nobody's lease, the longest due first.
    public func claim(limit: Int, lease: Duration) async throws -> [Record] {
        try await store.execute(
            """
            with due as (
                select id from databases
                where next_wake <= now() and (lease_until is null or lease_until <= now())
                order by next_wake limit \(max(limit, 0))::bigint
                for update skip locked
            ), d as (
                update databases d set fence = d.fence + 1, holder = \(holder),
                    lease_until = now() + \(lease.wholeMicroseconds)::bigint * interval '1 microsecond'
                from due where d.id = due.id
                returning d.*
            )
            select \(unsafeSQL: Record.columns) from d \(unsafeSQL: DatabaseColumns.owners)
                \(unsafeSQL: Record.credentials)
            order by d.next_wake
            """
        ).map(Record.init(row:))
    }

    /// Makes the lease end `lease` from now.
    ///
    /// - Throws: `LeaseLost` when somebody else has claimed the row, or the lease was given up: a renewal that was still
    ///   on its way then must not take a row that nobody works on.
    public func renew(_ id: DatabaseID, fence: Int64, lease: Duration) async throws {
        let rows = try await store.execute(
            """
            update databases
            set lease_until = now() + \(lease.wholeMicroseconds)::bigint * interval '1 microsecond'
            where id = \(id.rawValue) and fence = \(fence)::bigint and lease_until is not null
            returning id
            """)
        if rows.isEmpty { throw LeaseLost(id: id) }
    }

    /// When the first row that is waiting becomes claimable; `nil` when none waits.
    public func nextWake() async throws -> Timestamp? {
        try await store.execute(
            """
            select microseconds(least(
                (select min(next_wake) from databases where lease_until is null),
                (select min(greatest(next_wake, lease_until)) from databases
                    where lease_until is not null and next_wake is not null))) as due
            """
        ).single().timestampOrNull("due")
    }

    /// Makes a row at rest, Ready or Deleted, due at once.
    public func wake(_ id: DatabaseID) async throws { try await store.wake(id) }

    /// PostgreSQL's clock.
    public func now() async throws -> Timestamp { try await store.now() }
}

extension Store {
    /// Gives up the leases of holders whose name begins with `prefix`, so that what a dead daemon of this host held is
    /// free at once. Their fences rise: if one of them lives after all, it writes nothing more.
    ///
    /// - Returns: how many leases there were.
    @discardableResult
    public func releaseLeases(holderPrefix prefix: String) async throws -> Int {
        try await execute(
            """
            update databases set lease_until = null, holder = null, fence = fence + 1
            where lease_until is not null and starts_with(holder, \(prefix)::text)
            returning id
            """
        ).count
    }

    /// Makes a row at rest, Ready or Deleted, due at once: something has happened to what it stands for. Work keeps its
    /// own pace, for what happens then may be of its own making. Nothing happens if there is no such row.
    public func wake(_ id: DatabaseID) async throws {
        try await execute(
            """
            with d as (
                update databases set next_wake = least(next_wake, now())
                where id = \(id.rawValue) and state in ('ready', 'deleted') and deadline is null returning id
            )
            select id, \(unsafeSQL: EventSQL.notifyWork) from d
            """)
    }

    /// Makes every row that is not purged due at once, so that a daemon that starts looks at everything there is.
    ///
    /// - Returns: how many rows there are.
    @discardableResult
    public func wakeAll() async throws -> Int {
        try await execute(
            """
            with d as (
                update databases set next_wake = least(next_wake, now()) where state <> 'purged' returning id
            )
            select id, \(unsafeSQL: EventSQL.notifyWork) from d
            """
        ).count
    }
}
