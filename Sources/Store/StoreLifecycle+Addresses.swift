import Model
import Postgres

extension StoreLifecycle {
    /// Records the first of these IP addresses, with port 5432, that no other unpurged database of the host holds. An address among
    /// them that the database holds already comes first.
    ///
    /// - Returns: `nil` when all are taken.
    /// - Throws: `LeaseLost`.
    public func reserveAddress(
        _ candidates: [String], for id: DatabaseID, fence: Int64
    ) async throws -> Endpoint? {
        // Each round lost means that somebody else took one of the candidates at the same moment.
        for _ in 0...candidates.count {
            do {
                return try await reserve(candidates, for: id, fence: fence)
            } catch let fault as PostgresFault where fault.constraint == "databases_address" {
                continue
            } catch let fault as PostgresFault {
                throw Fault(fault)
            }
        }
        return nil
    }

    private func reserve(_ candidates: [String], for id: DatabaseID, fence: Int64) async throws -> Endpoint? {
        let rows = try await store.pool.execute(
            """
            with wanted as (
                select candidate.host, candidate.place, d.id as owner
                from unnest(\(candidates)::text[]) with ordinality as candidate (host, place)
                left join databases d
                    on d.host_id = \(host.id)::bigint and d.host = candidate.host and d.port = 5432
                        and d.state <> 'purged'
            ), free as (
                select host from wanted where owner is null or owner = \(id.rawValue)
                order by owner nulls last, place limit 1
            ), reserved as (
                update databases d set host = free.host, port = 5432
                from free where d.id = \(id.rawValue) and d.fence = \(fence)::bigint
                returning d.host
            )
            select r.host, exists (
                select from databases where id = \(id.rawValue) and fence = \(fence)::bigint) as is_ours
            from (values (1)) as one left join reserved r on true
            """)
        let row = try rows.single()
        guard try row.bool("is_ours") else { throw LeaseLost(id: id) }
        return try row.textOrNull("host").map { Endpoint(host: $0) }
    }

    /// Records the address that the engine has given the database's instance, with port 5432. Another unpurged database
    /// of the host that it was recorded for has lost it: it is forgotten there, and that row is due.
    ///
    /// - Throws: `LeaseLost`.
    public func recordAddress(_ address: String, for id: DatabaseID, fence: Int64) async throws -> Endpoint {
        try await store.transaction { transaction in
            // In one order, so that two databases that have exchanged their addresses don't wait for each other.
            let rows = try await transaction.execute(
                """
                select d.id, d.fence from databases d
                where d.id = \(id.rawValue)
                    or (d.host_id = \(host.id)::bigint and d.host = \(address) and d.port = 5432
                        and d.state <> 'purged')
                order by d.id for update
                """)
            let isOurs = try rows.contains { row in
                try row.text("id") == id.rawValue && row.int64("fence") == fence
            }
            guard isOurs else { throw LeaseLost(id: id) }
            try await transaction.execute(
                """
                with d as (
                    update databases set host = null, port = null, next_wake = least(next_wake, now())
                    where host_id = \(host.id)::bigint and host = \(address) and port = 5432
                        and id <> \(id.rawValue) and state <> 'purged'
                    returning id, host_id
                )
                select id, \(unsafeSQL: EventSQL.notifyWork) from d
                """)
            try await transaction.executeLast(
                "update databases set host = \(address), port = 5432 where id = \(id.rawValue)")
            return Endpoint(host: address)
        }
    }
}
