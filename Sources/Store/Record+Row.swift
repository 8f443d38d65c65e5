import Model
import Postgres

extension Record {
    /// For `select` lists: `d` is the database, `o` its organisation, `a` its app, `c` its credential, `p` the one
    /// that is to follow it.
    static let columns = """
        \(DatabaseColumns.currentOrPooled), d.pool_epoch is not null as is_pooled, d.fence, microseconds(now()) as now, \
        d.system_identifier, d.ever_ready, d.image, \
        d.incarnation, coalesce(d.login_wake <= now(), false) as logins_are_due, \(CredentialColumns.own), \(PendingColumns.own)
        """

    /// The joins that `o` and `a` come from; an entry of the warm pool has neither.
    static let owners = """
        left join organisations o on o.id = d.organisation_id left join apps a on a.id = d.app_id
        """

    /// The joins that `c` and `p` come from.
    static let credentials = "\(CredentialColumns.join) \(PendingColumns.join)"

    init(row: PostgresRow) throws {
        self.init(
            database: try Database(row: row), fence: try row.int64("fence"), now: try row.timestamp("now"),
            nextWake: try row.timestampOrNull("next_wake"), credential: try row.sealedSecretOrNull(),
            pendingCredential: try row.sealedSecretOrNull(version: "pending_version", prefix: "pending_"),
            systemIdentifier: try row.textOrNull("system_identifier"), image: try row.textOrNull("image"),
            incarnation: try row.textOrNull("incarnation"), rotation: try RotationMode(row: row),
            loginsAreDue: try row.bool("logins_are_due"),
            everReady: try row.bool("ever_ready"), isPooled: try row.bool("is_pooled"))
    }
}

/// The columns of a database's pending credential `p`; all null while it has none.
private enum PendingColumns {
    static let own = """
        p.version as pending_version, p.wrapped_key as pending_wrapped_key, p.nonce as pending_nonce, \
        p.ciphertext as pending_ciphertext
        """
    static let join = "left join credentials p on p.database_id = d.id and p.kind = 'app-password-pending'"
}
