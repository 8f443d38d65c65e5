import Model
import Postgres

extension DatabaseCredential {
    /// For `select` lists: `d` is the database, `o` its organisation, `a` its app, `c` its credential.
    static let columns = "\(DatabaseColumns.current), d.ever_ready, \(CredentialColumns.own)"

    init(row: PostgresRow) throws {
        self.init(
            database: try Database(row: row), credential: try row.sealedSecretOrNull(),
            everReady: try row.bool("ever_ready"))
    }
}
