import Backup
import Model
import Postgres

/// The database that a control plane is restored into, as it stands before.
struct RestoreTarget: Equatable, Sendable {
    /// Major version of its server.
    var serverMajor: Int
    /// There is something in its schema `public`.
    var isOccupied: Bool
    /// Daemons that are connected to it.
    var daemons: Int
    /// What a replaced schema is called: the moment, by the server's clock.
    var replacedName: String

    init(serverMajor: Int, isOccupied: Bool, daemons: Int, replacedName: String) {
        self.serverMajor = serverMajor
        self.isOccupied = isOccupied
        self.daemons = daemons
        self.replacedName = replacedName
    }

    init(_ pool: PostgresPool) async throws {
        let rows = try await pool.execute(
            """
            select current_setting('server_version_num')::integer / 10000 as major,
                exists (select from pg_class where relnamespace = to_regnamespace('public')) as is_occupied,
                (select count(*) from pg_stat_activity
                    where datname = current_database() and application_name = 'paasd') as daemons,
                to_char(now() at time zone 'UTC', '"replaced_"YYYYMMDD"t"HH24MISS') as name
            """)
        guard let row = rows.first else {
            throw Fault(.internal, reason: "ControlPlaneFault", "the server said nothing")
        }
        self.init(
            serverMajor: try row.int("major"), isOccupied: try row.bool("is_occupied"),
            daemons: try row.int("daemons"), replacedName: try row.text("name"))
    }

    /// The schema that holds afterwards what was there before; `nil` if nothing was.
    var keptSchema: String? { isOccupied ? replacedName : nil }

    /// Looks whether the backup may be put here.
    ///
    /// - Throws: `Fault` (`DaemonRunning`, `ControlPlaneOccupied`, `PostgresTooOld`).
    func check(for manifest: BackupManifest, replaces: Bool) throws(Fault) {
        guard daemons == 0 else {
            throw Fault(
                .failedPrecondition, reason: "DaemonRunning",
                "a paasd is connected to this control plane, from another home or another machine",
                nextSteps: ["Stop every paasd that uses it."])
        }
        guard serverMajor >= manifest.postgres else {
            throw Fault(
                .failedPrecondition, reason: "PostgresTooOld",
                "the control plane's PostgreSQL has version \(serverMajor), the backup was made from \(manifest.postgres)",
                nextSteps: ["Restore it into PostgreSQL \(manifest.postgres) or newer."])
        }
        guard replaces || !isOccupied else {
            throw Fault(
                .failedPrecondition, reason: "ControlPlaneOccupied",
                "there is a control plane, or something else, in this database; nothing was changed",
                nextSteps: ["With --replace it is kept under another name and the backup takes its place."])
        }
    }

    /// Makes room for the schema that the dump brings. A schema that is not empty after all stops everything.
    var before: String {
        let room = isOccupied ? "alter schema public rename to \(replacedName);" : "drop schema public;"
        return "set local lock_timeout = '60s';\n\(room)"
    }

    /// Lets the copy say that it is one, in the transaction that brings it: whichever daemon comes first, from whatever
    /// home, begins a new history.
    static let after = """
        create table if not exists public.restored_copies (restored_at timestamptz not null default now());
        insert into public.restored_copies default values;
        """
}
