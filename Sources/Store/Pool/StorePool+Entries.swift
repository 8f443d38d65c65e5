import Model
import Postgres

extension StorePool {
    /// Has the host's entries destroyed that have failed, and those that are more than wanted; a failure is recorded, and
    /// the next try waits the longer the more of them come one after the other: 1 s, then twice as long up to 5 minutes.
    ///
    /// - Returns: entries that are to be destroyed from now on.
    @discardableResult
    public func discardPoolEntries() async throws -> [DatabaseID] {
        try await store.transaction { transaction in
            let failed = try await transaction.execute(discardFailed)
            let superfluous = try await transaction.execute(discardSuperfluous)
            try await transaction.executeLast(
                """
                update pools p set failures = 0, failed_at = null, retry_at = null, reason = '', message = ''
                from hosts h where \(isHeld) and p.host_id = h.id and p.failed_at is not null and exists (
                    select from databases e where e.host_id = p.host_id and e.engine_major = p.engine_major
                        and e.pool_epoch is not null and e.state = 'ready' and e.since > p.failed_at)
                """)
            return try (failed + superfluous).map { try $0.databaseID("id") }
        }
    }

    private var discardFailed: Statement {
        """
        with failed as (
            update databases e set \(unsafeSQL: Self.discarded) from hosts h, history y
            where \(isHeld) and e.host_id = h.id and e.state = 'failed' and \(unsafeSQL: Self.isOurs)
            returning e.id, e.host_id, e.engine_major, e.reason, e.message
        ), recorded as (
            update pools p set failures = p.failures + 1, failed_at = now(), reason = f.reason, message = f.message,
                retry_at = now() + least(interval '5 minutes', interval '1 second' * (2 ^ least(p.failures, 10)))
            from (select distinct on (host_id, engine_major) * from failed) f
            where p.host_id = f.host_id and p.engine_major = f.engine_major
        )
        select id, \(unsafeSQL: EventSQL.notifyWork) from failed d
        """
    }

    /// The ones that are Ready stay, the oldest first.
    private var discardSuperfluous: Statement {
        """
        with ranked as (
            select e.id, coalesce(p.size, 0) as size, row_number() over (
                partition by e.engine_major order by e.state = 'ready' desc, e.created_at, e.id) as place
            from hosts h cross join history y join databases e on e.host_id = h.id
            left join pools p on p.host_id = h.id and p.engine_major = e.engine_major
            where \(isHeld) and \(unsafeSQL: Self.isOurs)
        ), superfluous as (
            update databases e set \(unsafeSQL: Self.discarded) from ranked r, history y
            where e.id = r.id and r.place > r.size and \(unsafeSQL: Self.isOurs)
            returning e.id, e.host_id
        )
        select id, \(unsafeSQL: EventSQL.notifyWork) from superfluous d
        """
    }

    private static let discarded = """
        desired = 'purged', generation = e.generation + 1, attempt = 0, next_wake = now(), deadline = null
        """

    /// An entry `e` that nobody has taken, of the history `y` that is being written.
    private static let isOurs = "e.pool_epoch = y.epoch and e.desired = 'present'"

    /// Begins to make an entry if one lacks, unless another one is being made, a create runs on the host, or it is too
    /// early after a failure.
    ///
    /// - Parameters:
    ///   - id: a fresh identifier, for the entry.
    ///   - versions: versions that may be made.
    /// - Returns: the version; `nil` = nothing is to be made now.
    public func refillPool(_ id: DatabaseID, of versions: [EngineVersion]) async throws -> EngineVersion? {
        let rows = try await store.execute(
            """
            with wanted as (
                select p.host_id, p.engine_major from hosts h join pools p on p.host_id = h.id
                left join databases e on e.host_id = p.host_id and e.engine_major = p.engine_major
                    and e.pool_epoch is not null and e.desired = 'present'
                where \(isHeld) and p.engine_major = any (\(versions.map(\.major))::integer[])
                    and (p.retry_at is null or p.retry_at <= now())
                group by p.host_id, p.engine_major, p.size having count(e.id) < p.size
                order by p.size - count(e.id) desc, p.engine_major limit 1
            ), d as (
                insert into databases (id, host_id, engine_major, description, created_by, desired, state, reason,
                    message, next_wake, revision, sequence, pool_epoch)
                select \(id.rawValue), w.host_id, w.engine_major, '', 'pool', 'present', 'provisioning', 'Requested',
                    'Waiting for the provisioner.', now(), 0, 0, y.epoch
                from wanted w, history y
                where not exists (
                    select from databases e where e.host_id = w.host_id and e.pool_epoch is not null
                        and e.desired = 'present' and e.state = 'provisioning'
                ) and not exists (
                    select from databases c where c.host_id = w.host_id and c.pool_epoch is null
                        and c.state = 'provisioning' and (c.next_wake <= now() or c.lease_until > now())
                )
                returning id, host_id, engine_major
            )
            select engine_major, \(unsafeSQL: EventSQL.notifyWork) from d
            """)
        return try rows.first.map { EngineVersion(major: try $0.int("engine_major")) }
    }
}
