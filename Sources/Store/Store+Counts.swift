import Model
import Postgres

extension Store {
    /// How many databases stand in each state; those that are purged are left out.
    public func databaseCounts() async throws -> [DatabaseState: Int] {
        let rows = try await execute(
            """
            select state, count(*) as count from databases where organisation_id is not null and state <> 'purged'
            group by state
            """)
        var counts: [DatabaseState: Int] = [:]
        for row in rows { counts[try row.word("state")] = try row.int("count") }
        return counts
    }
}
