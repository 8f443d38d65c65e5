import Model

/// The platform's own role in each server, which asks it now and then how it is.
///
/// It is no superuser, has no password, and may use the connections that are kept from apps. Before version 16 there is
/// no such kind of role: the administrator asks there.
public enum ProbeRole {
    /// Its name.
    public static let name = "paas_probe"
    /// How many connections it finds free however many an app has taken.
    public static let reservedConnections = 3
    /// The database that it is let into on the native engine: one that apps never enter.
    public static let nativeDatabase = "template1"

    /// Whether servers of a version have it.
    public static func isKnown(to version: EngineVersion) -> Bool { version.major >= 16 }

    /// Run by the administrator, in the database that the role asks in. Repeated, it changes nothing.
    public static let setup = """
        set synchronous_commit = on;
        do $do$ begin
            if not exists (select from pg_roles where rolname = '\(name)') then create role \(name); end if;
            execute format('grant connect on database %I to \(name)', current_database());
        end $do$;
        alter role \(name) with login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
            connection limit \(reservedConnections) password null;
        grant pg_monitor, pg_use_reserved_connections to \(name);
        grant select (rolname, rolpassword, rolcanlogin, rolvaliduntil) on pg_authid to \(name);

        """

    /// What it asks: the cluster's identity, the verifier of the app's password, and whether the app's role and database
    /// let it in.
    public static let question = """
        select (select system_identifier from pg_control_system())::text as system_identifier,
            (select rolpassword from pg_authid where rolname = 'app') as verifier,
            coalesce((select rolcanlogin and coalesce(rolvaliduntil > now(), true) from pg_authid
                where rolname = 'app'), false)
            and coalesce((select datallowconn and datconnlimit <> 0 and has_database_privilege('app', oid, 'connect')
                from pg_database where datname = 'app'), false) as may_log_in
        """
}
