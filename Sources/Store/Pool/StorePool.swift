import Model
import Postgres

/// The warm pool of one host, as the control plane knows it.
public struct StorePool: PoolStore {
    let store: Store
    let host: HeldHost

    /// The pool of a host that this daemon holds; once another one holds it, nothing is changed.
    public init(store: Store, host: HeldHost) {
        self.store = store
        self.host = host
    }

    /// Of the host's row `h`.
    var isHeld: Fragment { "h.id = \(host.id)::bigint and h.fence = \(host.fence)::bigint" }

    /// Records how many entries of each version are wanted on the host; versions that are not named are wanted no more.
    public func configurePool(_ sizes: [EngineVersion: Int]) async throws {
        let wanted = sizes.sorted { $0.key < $1.key }
        let majors = wanted.map(\.key.major)
        try await store.transaction { transaction in
            try await transaction.execute(
                """
                insert into pools (host_id, engine_major, size)
                select h.id, wanted.major, wanted.size
                from hosts h, unnest(\(majors)::integer[], \(wanted.map(\.value))::integer[]) as wanted (major, size)
                where \(isHeld)
                on conflict (host_id, engine_major) do update set size = excluded.size, failures = 0, failed_at = null,
                    retry_at = null, reason = '', message = ''
                """)
            try await transaction.executeLast(
                """
                update pools p set size = 0, failures = 0, failed_at = null, retry_at = null, reason = '', message = ''
                from hosts h where \(isHeld) and p.host_id = h.id and p.engine_major <> all (\(majors)::integer[])
                """)
        }
    }

    /// Forgets the host's entries that a copy of the control plane has brought back: since it was made they may have
    /// become somebody's. What they stand for is left as it is. Forgets the rows of destroyed entries too, an hour later.
    ///
    /// - Returns: entries of the copy.
    @discardableResult
    public func forgetForeignPool() async throws -> [DatabaseID] {
        try await store.transaction { transaction in
            let rows = try await transaction.execute(
                """
                select e.id, e.pool_epoch = y.epoch as is_known from databases e, hosts h, history y
                where \(isHeld) and e.host_id = h.id and e.pool_epoch is not null
                    and (e.pool_epoch <> y.epoch or (e.state = 'purged' and e.since < now() - interval '1 hour'))
                order by e.id for update of e
                """)
            let ids = try rows.map { try $0.text("id") }
            try await transaction.execute("delete from credentials where database_id = any (\(ids)::text[])")
            try await transaction.executeLast("delete from databases where id = any (\(ids)::text[])")
            return try rows.filter { try !$0.bool("is_known") }.map { try $0.databaseID("id") }
        }
    }

    /// The host's pools, by version.
    public func pools() async throws -> [PoolStatus] { try await store.pools(host: host.id) }

    /// The host's entries, with what they are of: those that somebody may take, and those that are being made.
    public func poolEntries() async throws -> [DatabaseID: EngineVersion] {
        let rows = try await store.execute(
            """
            select e.id, e.engine_major from databases e join hosts h on h.id = e.host_id
            where \(isHeld) and e.pool_epoch is not null and e.desired = 'present'
            """)
        return Dictionary(
            try rows.map { (try $0.databaseID("id"), EngineVersion(major: try $0.int("engine_major"))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Records what the host's entries of a version take together, in bytes.
    public func recordPoolUsage(of version: EngineVersion, memory: Int64, disk: Int64) async throws {
        try await store.execute(
            """
            update pools p set memory_bytes = \(memory)::bigint, disk_bytes = \(disk)::bigint
            from hosts h where \(isHeld) and p.host_id = h.id and p.engine_major = \(version.major)
            """)
    }

    /// Records why no entry of a version is made at present; an empty reason = nothing stands in the way.
    public func recordPoolObstacle(of version: EngineVersion, reason: String, message: String) async throws {
        try await store.execute(
            """
            update pools p set reason = \(reason), message = \(message)
            from hosts h where \(isHeld) and p.host_id = h.id and p.engine_major = \(version.major)
                and p.failed_at is null and (p.reason, p.message) is distinct from (\(reason)::text, \(message)::text)
            """)
    }
}
