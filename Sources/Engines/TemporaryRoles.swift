import Model

/// What a server's administrator tells it of temporary logins: which of them there are to be, and no others.
///
/// Each is a role that may log in to the database `app`, becomes `app` as it does so, and may do nothing as itself. All of
/// it can be repeated, and what is in order is not touched.
public struct TemporaryRoles: Equatable, Sendable {
    /// Connections that one login may have open at a time.
    public static let connections = 10

    /// Queries, one after the other and each a transaction of its own, in a database that apps don't enter. The last
    /// one's rows, of one column, name the roles that are left because something in the app's database belongs to them.
    public let statements: [String]

    /// Queries for the app's database itself, where roles were left: what belongs to them becomes the app's.
    public static let clearing = [
        """
        do $do$ declare name text; begin
            for name in select rolname from pg_roles where \(ours) and not rolcanlogin loop
                execute format('reassign owned by %I to app', name);
                execute format('drop owned by %I', name);
                execute format('drop role %I', name);
            end loop;
        end $do$
        """
    ]

    /// - Throws: `EngineFault` for what is no SCRAM verifier.
    public init(_ wanted: [WantedLogin]) throws(EngineFault) {
        guard wanted.allSatisfy({ SetupScript.isVerifier($0.verifier) }) else {
            throw EngineFault(.administrationFailed, "What was given is no SCRAM verifier.", isTransient: false)
        }
        let names = wanted.map { "'\($0.id.role)'" }.joined(separator: ", ")
        let over = "\(Self.ours) and rolname <> all (array[\(names)]::text[])"
        statements = [
            "set synchronous_commit = on", Self.arranging(wanted, over: over), Self.endingSessions(over: over),
            Self.dropping(over: over), "select rolname from pg_roles where \(over)",
        ]
    }

    private static let ours = "rolname ~ '^\(LoginID.rolePrefix)'"

    /// Nobody gets in any more whose time is over, and whoever is to gets in.
    private static func arranging(_ wanted: [WantedLogin], over: String) -> String {
        """
        do $do$ declare name text; begin
            for name in select rolname from pg_roles where \(over) loop
                execute format('alter role %I with nologin password null', name);
            end loop;
        \(wanted.map(making).joined())end $do$
        """
    }

    /// Without inheritance the role itself may do nothing but log in, so that nothing gets to belong to it.
    private static func making(_ login: WantedLogin) -> String {
        let role = login.id.role
        return """
                if not exists (select from pg_roles where rolname = '\(role)') then create role \(role) noinherit; end if;
                execute format('alter role \(role) with login noinherit nosuperuser nocreatedb nocreaterole
                    noreplication nobypassrls connection limit \(connections) valid until %L password %L',
                    timestamptz 'epoch' + \(login.until.microseconds) * interval '1 microsecond',
                    '\(login.verifier)');
                grant app to \(role);
                alter role \(role) set role to 'app';
                grant connect on database app to \(role);

            """
    }

    /// Whoever is in the midst of a login is in no list of sessions yet, but holds the lock of a transaction of its own
    /// since before the password is read. It may be an app's: it is given a second to get through.
    private static func endingSessions(over: String) -> String {
        """
        do $do$ declare
            begun timestamptz := clock_timestamp();
            starting integer[] := array(
                select pid from pg_locks where locktype = 'virtualxid' and pid <> pg_backend_pid()
                    and pid not in (select pid from pg_stat_activity
                        where usesysid is not null or backend_type <> 'client backend'));
            alive bigint;
        begin
            if not exists (select from pg_roles where \(over)) then return; end if;
            loop
                perform pg_stat_clear_snapshot();
                select count(case when ends then pg_terminate_backend(pid) else false end) into alive from (
                    select pid, true as ends from pg_stat_activity
                        where usesysid in (select oid from pg_roles where \(over))
                    union all
                    select pid, clock_timestamp() > begun + interval '1 second' from pg_locks
                        where locktype = 'virtualxid' and pid = any (starting)
                            and pid not in (select pid from pg_stat_activity where usesysid is not null)
                ) as sessions;
                exit when alive = 0;
                if clock_timestamp() > begun + interval '5 seconds' then
                    raise exception 'sessions of a temporary login do not end';
                end if;
                perform pg_sleep(0.01);
            end loop;
        end $do$
        """
    }

    private static func dropping(over: String) -> String {
        """
        do $do$ declare name text; begin
            for name in select rolname from pg_roles where \(over) loop
                begin
                    execute format('revoke all on database app from %I', name);
                    execute format('drop role %I', name);
                exception when dependent_objects_still_exist then null;
                end;
            end loop;
        end $do$
        """
    }
}
