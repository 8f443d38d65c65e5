import FaultPoints
import Model
import Postgres

extension Store {
    /// Any number that no other program is likely to lock.
    private static let migrationLock: Int64 = 0x7061_6173

    /// Brings the schema to what this program needs, in one transaction. Daemons that start at the same time do it one
    /// after the other.
    ///
    /// - Throws: `Fault` (`SchemaTooNew`) when a newer program has been here.
    public func migrate() async throws {
        try await migrate(Migration.all)
    }

    func migrate(_ migrations: [Migration]) async throws {
        try await transaction { transaction in
            try await transaction.execute("set local lock_timeout = '60s'")
            try await transaction.execute("select pg_advisory_xact_lock(\(Self.migrationLock)::bigint)")
            try await transaction.execute(
                """
                create table if not exists migrations (
                    number bigint primary key, name text not null, applied_at timestamptz not null default now()
                )
                """)
            FaultPoint.reached("migrate.locked")
            let rows = try await transaction.execute("select coalesce(max(number), 0) as newest from migrations")
            let newest = try rows.first?.int64("newest") ?? 0
            let known = migrations.last?.number ?? 0
            guard newest <= known else { throw Self.schemaTooNew(newest, known: known) }
            for migration in migrations where migration.number > newest {
                try await transaction.executeScript(migration.statements.joined(separator: ";\n"))
                FaultPoint.reached("migrate.applied")
                try await transaction.execute(
                    "insert into migrations (number, name) values (\(migration.number)::bigint, \(migration.name))")
            }
        }
    }

    private static func schemaTooNew(_ found: Int64, known: Int64) -> Fault {
        Fault(
            .failedPrecondition, reason: "SchemaTooNew",
            "the control plane's schema is number \(found); this program knows schemas up to \(known)",
            nextSteps: ["Start the newer program that has migrated this control plane."])
    }
}
