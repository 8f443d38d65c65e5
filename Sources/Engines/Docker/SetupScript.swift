import Model

/// What the administrator tells a server through `psql`. Repeated, each script changes nothing that is in order.
enum SetupScript {
    /// The superuser that is left in the end, without a password: only who can enter the container can be it.
    static let administrator = "paas_admin"

    /// Whether a text is a SCRAM verifier and holds nothing that a literal wouldn't hold unchanged.
    static func isVerifier(_ text: String) -> Bool {
        text.hasPrefix("SCRAM-SHA-256$") && text.utf8.count < 512
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                default: "+/=$:-".utf8.contains(byte)
                }
            }
    }

    /// Run by the image's superuser `app`: the bootstrap superuser can't be made an ordinary role, but it can be given
    /// another name, though not by itself.
    static let rename = """
        do $do$ begin
            if not exists (select from pg_roles where rolname = 'paas_setup') then
                create role paas_setup superuser login;
            end if;
        end $do$;
        \\connect - paas_setup
        begin;
        alter role app rename to \(administrator);
        alter role \(administrator) password null;
        commit;
        \\connect - \(administrator)

        """

    /// Run by the administrator: an ordinary role `app`, and its database, which nobody else connects to.
    ///
    /// The last setting is the mark that the initialisation is over; the server shows it as its name.
    static func handOver(_ id: DatabaseID, verifier: String) -> String {
        """
        drop role if exists paas_setup;
        do $do$ begin
            if not exists (select from pg_roles where rolname = 'app') then create role app; end if;
        end $do$;
        alter role app with login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
            connection limit -1 password '\(verifier)';
        select 'create database app template template0'
            where not exists (select from pg_database where datname = 'app') \\gexec
        alter database app owner to app;
        revoke all on database app from public;
        do $do$ declare other name; begin
            for other in select datname from pg_database where datname <> 'app' and datallowconn loop
                execute format('revoke connect, temporary on database %I from public', other);
            end loop;
        end $do$;
        alter system set log_min_messages = 'log';
        alter system set cluster_name = '\(DockerNames.container(id))';
        do $do$ begin perform pg_reload_conf(); end $do$;
        select system_identifier from pg_control_system();

        """
    }

    /// Run by the administrator where servers know such a role. The setting counts from the next start on.
    static let probe =
        ProbeRole.setup + "alter system set reserved_connections = \(ProbeRole.reservedConnections);\n"

    /// Run by the administrator. What is answered for is on disk: a crash must not bring the old password back.
    static func changePassword(_ verifier: String, endsSessions: Bool) -> String {
        "set synchronous_commit = on;\nalter role app with login password '\(verifier)';\n"
            + (endsSessions ? endSessions : "")
    }

    /// Whoever is in the midst of a login while the password changes gets in with the old one, and is in no list of
    /// sessions before; but from before the password is read it holds the lock of a transaction of its own.
    private static let endSessions = """
        do $do$ declare
            app oid := (select oid from pg_roles where rolname = 'app');
            starting integer[] := array(
                select pid from pg_locks where locktype = 'virtualxid' and pid <> pg_backend_pid()
                    and pid not in (select pid from pg_stat_activity
                        where usesysid is not null or backend_type <> 'client backend'));
            alive bigint;
        begin
            for round in 1..500 loop
                perform pg_stat_clear_snapshot();
                select count(pg_terminate_backend(pid)) into alive from (
                    select pid from pg_stat_activity where usesysid = app
                    union
                    select pid from pg_locks where locktype = 'virtualxid' and pid = any (starting)
                ) as sessions;
                if alive = 0 then return; end if;
                perform pg_sleep(0.01);
            end loop;
            raise exception 'sessions of app do not end';
        end $do$;

        """

    /// Whether the settings of a cluster say that it was handed over.
    static func isMarked(_ settings: String, _ id: DatabaseID) -> Bool {
        settings.split(separator: "\n").contains { $0 == "cluster_name = '\(DockerNames.container(id))'" }
    }

    /// Of the administrator's sessions: nothing that they say is logged, or shown to others while they say it.
    static let sessionOptions = [
        "search_path=pg_catalog", "log_statement=none", "log_duration=off", "log_min_duration_statement=-1",
        "log_min_duration_sample=-1", "log_transaction_sample_rate=0", "log_min_error_statement=panic",
        "track_activities=off", "lock_timeout=10s", "password_encryption=scram-sha-256",
    ].map { "-c \($0)" }.joined(separator: " ")
}
