import Model
import Postgres

extension StoreLifecycle {
    /// Longer than anything that a daemon waits for, and than any lease: what lies further in the future was written by
    /// a clock that has been put back since, and counts as due, or as over.
    ///
    /// The longest wait in use is the five minutes between two looks at what has failed.
    public static let longestWait = Duration.seconds(15 * 60)

    /// Claims up to `limit` rows of the host that are due and under nobody's lease, the longest due first; none once
    /// another daemon has taken the host.
    public func claim(limit: Int, lease: Duration) async throws -> [Record] {
        try await claim(due("due", limit, where: ""), of: ["due"], lease)
    }

    /// Claims rows of the host that are due and under nobody's lease: up to `work` of those that something may have to be
    /// done for, and up to `looks` of those at rest, of each kind the longest due first; none once another daemon has
    /// taken the host.
    public func claim(work: Int, looks: Int, lease: Duration) async throws -> [Record] {
        // Work that is due is looked for among all that is due: not each time that looks have ended.
        let looks = due("looks", looks, where: "and \(Self.rest)")
        guard work > 0 else { return try await claim(looks, of: ["looks"], lease) }
        let parts: Fragment = """
            \(due("work", work, where: "and not \(Self.rest)")), \(looks),
            \(strayed("early", "next_wake", work)), \(strayed("leased", "lease_until", work))
            """
        return try await claim(parts, of: ["work", "looks", "early", "leased"], lease)
    }

    /// As `Record.isAtRest`.
    private static let rest = """
        (state = 'ready' and desired = 'present' and rotation is null and coalesce(login_wake > now(), true)
            or state = 'deleted' and desired = 'deleted')
        """

    private func due(_ name: String, _ limit: Int, where condition: String) -> Fragment {
        """
        \(unsafeSQL: name) as (
            select id from databases
            where host_id = \(host.id)::bigint and next_wake <= now()
                and (lease_until is null or lease_until <= now()) and \(isHeld) \(unsafeSQL: condition)
            order by next_wake limit \(max(limit, 0))::bigint
            for update skip locked
        )
        """
    }

    /// What a clock that was put back since has moved out of sight.
    private func strayed(_ name: String, _ column: String, _ limit: Int) -> Fragment {
        """
        \(unsafeSQL: name) as (
            select id from databases
            where host_id = \(host.id)::bigint and \(unsafeSQL: column) > now() + \(Self.far) and next_wake is not null
                and (lease_until is null or lease_until <= now() or lease_until > now() + \(Self.far)) and \(isHeld)
            limit \(max(limit, 0))::bigint
            for update skip locked
        )
        """
    }

    private static var far: Fragment {
        "\(longestWait.wholeMicroseconds)::bigint * interval '1 microsecond'"
    }

    private var isHeld: Fragment {
        "exists (select from hosts where id = \(host.id)::bigint and fence = \(host.fence)::bigint)"
    }

    private func claim(_ parts: Fragment, of names: [String], _ lease: Duration) async throws -> [Record] {
        let all = names.map { "select id from \($0)" }.joined(separator: " union ")
        return try await store.execute(
            """
            with \(parts), d as (
                update databases d set fence = d.fence + 1, holder = \(holder),
                    lease_until = now() + \(lease.wholeMicroseconds)::bigint * interval '1 microsecond'
                from (\(unsafeSQL: all)) as chosen where d.id = chosen.id
                returning d.*
            )
            select \(unsafeSQL: Record.columns) from d \(unsafeSQL: Record.owners)
                \(unsafeSQL: Record.credentials)
            order by d.next_wake
            """
        ).map(Record.init(row:))
    }
}
