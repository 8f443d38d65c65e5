import Model
import Postgres

extension StoreLifecycle {
    /// Records the first of these IP addresses, with port 5432, that no other unpurged database holds. An address among
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
                left join databases d on d.host = candidate.host and d.port = 5432 and d.state <> 'purged'
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
}
