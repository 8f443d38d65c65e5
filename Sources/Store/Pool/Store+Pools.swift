import Model
import Postgres

extension Store {
    /// The warm pools of all hosts, by host and version; without those that nobody wants and that are empty.
    public func pools() async throws -> [PoolStatus] { try await pools(host: nil) }

    func pools(host: Int64?) async throws -> [PoolStatus] {
        // What makes an entry late is on the entry until it is given up.
        try await execute(
            """
            select coalesce(h.name, '') as host, p.engine_major, p.size, p.memory_bytes, p.disk_bytes, e.ready, e.making,
                coalesce(nullif(p.reason, ''), late.reason, '') as reason,
                case when p.reason = '' then coalesce(late.message, '') else p.message end as message
            from pools p join hosts h on h.id = p.host_id cross join history y
            cross join lateral (
                select count(*) as all_entries, count(*) filter (where d.desired = 'present' and d.state = 'ready') as ready,
                    count(*) filter (where d.desired = 'present' and d.state in ('provisioning', 'degraded')) as making
                from databases d
                where d.host_id = p.host_id and d.engine_major = p.engine_major and d.pool_epoch = y.epoch
                    and d.state <> 'purged'
            ) e
            left join lateral (
                select d.reason, d.message from databases d
                where d.host_id = p.host_id and d.engine_major = p.engine_major and d.pool_epoch = y.epoch
                    and d.desired = 'present' and d.state in ('provisioning', 'degraded') and d.attempt > 1 and d.reason <> 'Requested'
                order by d.since limit 1
            ) late on true
            where (\(host)::bigint is null or h.id = \(host)::bigint) and (p.size > 0 or e.all_entries > 0)
            order by h.name collate "C", p.engine_major
            """
        ).map { row in
            PoolStatus(
                host: try row.text("host"), version: EngineVersion(major: try row.int("engine_major")),
                size: try row.int("size"), ready: try row.int("ready"), making: try row.int("making"),
                memoryBytes: try row.int64("memory_bytes"), diskBytes: try row.int64("disk_bytes"),
                reason: try row.text("reason"), message: try row.text("message"))
        }
    }
}
