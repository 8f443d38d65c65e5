import Model
import Postgres
import Sealing

extension Store {
    /// Number of the schema that this program works with.
    public static var newestSchema: Int64 { Migration.newest }

    /// Holds one moment of the control plane while the body runs; others go on writing meanwhile.
    ///
    /// The pool's sessions must allow a transaction that does nothing for long.
    ///
    /// - Throws: `Fault` (`ControlPlaneEmpty`) when no daemon has made anything in it yet; what the body throws.
    public func withSnapshot<Value>(_ body: (ControlPlaneSnapshot) async throws -> Value) async throws -> Value {
        try await Self.translatingFaults {
            try await pool.transaction(.snapshot) { transaction in
                let row = try await transaction.execute(
                    """
                    select pg_export_snapshot() as name, to_regclass('migrations') is not null as is_ours,
                        current_setting('server_version_num')::integer / 10000 as major,
                        (extract(epoch from now()) * 1000000)::bigint as now
                    """
                ).single()
                guard try row.bool("is_ours") else { throw Self.controlPlaneEmpty }
                return try await body(try await Self.describe(row, in: transaction))
            }
        }
    }

    private static let controlPlaneEmpty = Fault(
        .failedPrecondition, reason: "ControlPlaneEmpty", "there is no control plane in this database yet",
        nextSteps: ["Name the control plane's database with --control."])

    private static func describe(
        _ row: PostgresRow, in transaction: PostgresTransaction
    ) async throws -> ControlPlaneSnapshot {
        let facts = try await transaction.execute(
            """
            select i.id, h.epoch, h.revision, (select coalesce(max(a.id), 0) from audit a) as audit,
                (select max(m.number) from migrations m) as schema, 1 as version,
                i.canary_wrapped_key, i.canary_nonce, i.canary_ciphertext
            from installation i, history h
            """
        ).single()
        // An older release's schema has no names of keys.
        let schema = try facts.int64("schema")
        let current =
            schema < Migration.keys.number
            ? nil
            : try await transaction.execute(
                """
                select canary_wrapped_key, canary_nonce, canary_ciphertext, 1 as version from sealing_keys
                where state = 'current'
                """
            ).first
        let others =
            schema < Migration.keys.number
            ? []
            : try await transaction.execute(
                "select id from sealing_keys where state in ('next', 'retiring') order by id")
        return ControlPlaneSnapshot(
            name: try row.text("name"),
            mark: HistoryMark(
                installation: try facts.text("id"), epoch: try facts.text("epoch"),
                revision: try facts.int64("revision"), audit: try facts.int64("audit")),
            schema: schema, serverMajor: try row.int("major"), takenAt: try row.timestamp("now"),
            canary: try (current ?? facts).sealedSecretOrNull(prefix: "canary_"),
            otherKeys: try others.compactMap { KeyID(try $0.text("id")) })
    }
}
