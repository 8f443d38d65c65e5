import FaultPoints
import Model
import Postgres

extension StoreLifecycle {
    /// Writes the ends of several looks in one statement; each as `apply` would, and like there without a wait for the
    /// disk.
    ///
    /// - Returns: those that were written; nothing was changed of the others, whose claim or generation is old.
    public func end(_ looks: [EndedLook]) async throws -> Set<DatabaseID> {
        try FaultPoint.passed("looks.unsent")
        // Locked in the order of their ids, whatever other statement takes several.
        let rows = try await store.execute(
            """
            with locked as (
                select d.id, l.wake from databases d join unnest(
                    \(looks.map(\.id.rawValue))::text[], \(looks.map(\.fence))::bigint[],
                    \(looks.map(\.generation))::bigint[], \(looks.map { $0.nextWake?.storable ?? -1 })::bigint[]
                ) as l (id, fence, generation, wake)
                    on d.id = l.id and d.fence = l.fence and d.generation = l.generation
                order by d.id for update of d
            )
            update databases d set next_wake = case when wake < 0 then null
                else \(Self.noLater(than: "moment(wake)")) end, lease_until = null,
                holder = null
            from locked where d.id = locked.id
            returning d.id, set_config('synchronous_commit', 'off', true)
            """)
        try FaultPoint.passed("looks.committed")
        return Set(try rows.map { try $0.databaseID("id") })
    }
}
