import Model
import Postgres

extension Store {
    /// Those of the databases that the control plane does not know. What was waiting for an owner when a copy was made
    /// that was put back counts as unknown: it may have got one since.
    public func unknown(among ids: [DatabaseID]) async throws -> [DatabaseID] {
        let rows = try await execute(
            """
            select d.id from databases d, history h
            where d.id = any(\(ids.map(\.rawValue))::text[])
                and (d.organisation_id is not null or d.pool_epoch = h.epoch)
            """)
        let known = Set(try rows.map { try $0.text("id") })
        return ids.filter { !known.contains($0.rawValue) }
    }
}
