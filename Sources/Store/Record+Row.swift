import Model
import Postgres

extension Record {
    /// For `select` lists: `d` is the database, `o` its organisation, `a` its app, `c` its credential.
    static let columns = """
        \(DatabaseColumns.current), d.fence, microseconds(now()) as now, d.system_identifier, d.ever_ready, \
        \(CredentialColumns.own)
        """

    init(row: PostgresRow) throws {
        self.init(
            database: try Database(row: row), fence: try row.int64("fence"), now: try row.timestamp("now"),
            nextWake: try row.timestampOrNull("next_wake"), credential: try row.sealedSecretOrNull(),
            systemIdentifier: try row.textOrNull("system_identifier"), everReady: try row.bool("ever_ready"))
    }
}
