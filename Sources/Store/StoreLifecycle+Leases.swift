import Model
import Postgres

extension StoreLifecycle {
    /// Makes the lease end `lease` from now.
    ///
    /// - Throws: `LeaseLost` when somebody else has claimed the row, or the lease was given up: a renewal that was still
    ///   on its way then must not take a row that nobody works on. Also when another daemon has taken the host: it waits
    ///   for this lease to end.
    public func renew(_ id: DatabaseID, fence: Int64, lease: Duration) async throws {
        let rows = try await store.execute(
            """
            update databases
            set lease_until = now() + \(lease.wholeMicroseconds)::bigint * interval '1 microsecond'
            where id = \(id.rawValue) and fence = \(fence)::bigint and lease_until is not null
                and exists (select from hosts where id = \(host.id)::bigint and fence = \(host.fence)::bigint)
            returning id
            """)
        if rows.isEmpty { throw LeaseLost(id: id) }
    }

    /// When the first row of the host that is waiting becomes claimable; `nil` when none waits.
    public func nextWake() async throws -> Timestamp? {
        try await store.execute(
            """
            select microseconds(least(
                (select min(next_wake) from databases
                    where host_id = \(host.id)::bigint and lease_until is null),
                (select min(greatest(next_wake, lease_until)) from databases
                    where host_id = \(host.id)::bigint and lease_until is not null and next_wake is not null))) as due
            """
        ).single().timestampOrNull("due")
    }

    /// Makes a row of the host at rest, Ready or Deleted, due at once: something has happened to what it stands for. Work
    /// keeps its own pace, for what happens then may be of its own making. Nothing happens if there is no such row.
    public func wake(_ id: DatabaseID) async throws {
        try await store.execute(
            """
            with d as (
                update databases set next_wake = least(next_wake, now())
                where id = \(id.rawValue) and host_id = \(host.id)::bigint and state in ('ready', 'deleted')
                    and deadline is null
                returning id, host_id
            )
            select id, \(unsafeSQL: EventSQL.notifyWork) from d
            """)
    }

    /// PostgreSQL's clock.
    public func now() async throws -> Timestamp { try await store.now() }
}

extension Store {
    /// Gives up all leases on databases of the host, so that what a dead daemon held there is free at once. Their fences
    /// rise: if it lives after all, it writes nothing more.
    ///
    /// - Returns: how many leases there were.
    @discardableResult
    public func releaseLeases(of host: HeldHost) async throws -> Int {
        try await execute(
            """
            update databases set lease_until = null, holder = null, fence = fence + 1
            where host_id = \(host.id)::bigint and lease_until is not null
            returning id
            """
        ).count
    }

    /// Makes every row of the host that is not purged due at once, so that a daemon that starts looks at everything.
    ///
    /// - Returns: how many rows there are.
    @discardableResult
    public func wakeAll(on host: HeldHost) async throws -> Int {
        try await execute(
            """
            with d as (
                update databases set next_wake = least(next_wake, now())
                where host_id = \(host.id)::bigint and state <> 'purged' returning id, host_id
            )
            select id, \(unsafeSQL: EventSQL.notifyWork) from d
            """
        ).count
    }
}
