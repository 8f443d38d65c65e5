import Model
import Postgres

extension Store {
    /// Makes the host unless it exists. A host without a name, from before hosts had any, becomes this one.
    ///
    /// - Returns: its row's id.
    @discardableResult
    public func ensureHost(_ name: HostName) async throws -> Int64 {
        try await transaction { transaction in
            // Two that come at once would make a host each beside the one without a name.
            try await transaction.execute("lock table hosts in share row exclusive mode")
            let known = try await transaction.execute("select id from hosts where name = \(name.rawValue)")
            if let row = known.first { return try row.int64("id") }
            let named = try await transaction.execute(
                """
                update hosts set name = \(name.rawValue)
                where id = (select min(id) from hosts where name is null) returning id
                """)
            if let row = named.first { return try row.int64("id") }
            return try await transaction.execute("insert into hosts (name) values (\(name.rawValue)) returning id")
                .single().int64("id")
        }
    }

    /// Takes a host that exists, unless another daemon holds it: one that was seen within the lease, and whose lock is
    /// not the caller's.
    ///
    /// - Parameters:
    ///   - lock: names a lock that the caller has and that no two living processes have at a time.
    ///   - run: tells this run from others with the lock.
    /// - Throws: `Fault` (`NotFound`) when there is no such host.
    public func takeHost(_ name: HostName, lock: String, run: String) async throws -> HostTaking {
        try await transaction { transaction in
            let rows = try await transaction.execute(
                """
                select id, microseconds(seen_at) as seen_at, holder is null as is_free,
                    coalesce(starts_with(holder, \(lock + "#")::text), false) as is_own,
                    not \(Self.isServing("h")) as is_silent
                from hosts h where name = \(name.rawValue) for update
                """)
            guard let row = rows.first else { throw Self.hostNotFound(name) }
            let isGone = try row.bool("is_free") || row.bool("is_own")
            guard try isGone || row.bool("is_silent") else {
                return .heldByAnother(seenAt: try row.timestamp("seen_at"))
            }
            let id = try row.int64("id")
            let fence = try await transaction.executeLast(
                """
                update hosts set fence = fence + 1, holder = \("\(lock)#\(run)"), seen_at = now()
                where id = \(id)::bigint returning fence
                """
            ).single().int64("fence")
            return .taken(HeldHost(id: id, name: name, fence: fence), predecessorIsGone: isGone)
        }
    }

    /// Says that the host's daemon is there.
    ///
    /// - Returns: `false` when another daemon has taken the host.
    public func keepHost(_ host: HeldHost) async throws -> Bool {
        try await !execute(
            """
            update hosts set seen_at = now() where id = \(host.id)::bigint and fence = \(host.fence)::bigint returning id
            """
        ).isEmpty
    }

    /// Gives a host back, so that another daemon need not wait for the end of the lease.
    public func releaseHost(_ host: HeldHost) async throws {
        try await execute(
            "update hosts set holder = null where id = \(host.id)::bigint and fence = \(host.fence)::bigint")
    }

    /// Every host there is, by name.
    public func hosts() async throws -> [Host] {
        try await execute(
            """
            select h.name, h.engine, microseconds(h.created_at) as created_at, microseconds(h.seen_at) as seen_at,
                \(Self.isServing("h")) as is_serving,
                (select count(*) from apps where host_id = h.id) as apps,
                (select count(*) from databases
                    where host_id = h.id and app_id is not null and state <> 'purged') as databases
            from hosts h order by h.name collate "C"
            """
        ).map { row in
            Host(
                name: try row.hostNameOrNull("name"), engine: try row.engineOrNull("engine"),
                createdAt: try row.timestamp("created_at"), seenAt: try row.timestampOrNull("seen_at"),
                isServing: try row.bool("is_serving"), apps: try row.int("apps"), databases: try row.int("databases"))
        }
    }

    /// Whether the daemon of a host, a row under this alias, was there within the lease.
    static func isServing(_ alias: String) -> Fragment {
        """
        coalesce(\(unsafeSQL: alias).seen_at
            > now() - \(HeldHost.lease.wholeMicroseconds)::bigint * interval '1 microsecond', false)
        """
    }

    private static func hostNotFound(_ name: HostName) -> Fault {
        Fault(.notFound, reason: "NotFound", "there is no host \(name)", metadata: ["host": name.rawValue])
    }
}
