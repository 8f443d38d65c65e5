/// What a tenant can put in the way of names that others may use without thinking.
enum Traps {
    /// Functions, an operator, a type with a cast and views that write down who used them, found before the system's own
    /// by every session that does not say where it looks.
    static let set = """
        create schema traps; grant all on schema traps to public;
        create table traps.sprung (what text, who text); grant all on traps.sprung to public;
        create function traps.spring(what text) returns boolean language sql security invoker
            as $$ insert into traps.sprung values (what, session_user); select true $$;
        create function traps.pg_control_system(out system_identifier bigint) language sql
            as $$ select traps.spring('pg_control_system'); select 1::bigint $$;
        create function traps.format(text, text) returns text language sql
            as $$ select traps.spring('format'); select 'alter role app superuser'::text $$;
        create function traps.pg_terminate_backend(integer) returns boolean language sql
            as $$ select traps.spring('pg_terminate_backend') $$;
        create function traps.same(name, name) returns boolean language sql as $$ select traps.spring('=') $$;
        create operator traps.= (leftarg = name, rightarg = name, function = traps.same);
        create function traps.minus(integer, integer) returns integer language sql
            as $$ select traps.spring('-'); select 0 $$;
        create operator traps.- (leftarg = integer, rightarg = integer, function = traps.minus);
        create view traps.pg_roles as select rolname, traps.spring('pg_roles') from pg_catalog.pg_roles;
        create view traps.pg_database as select datname, traps.spring('pg_database') from pg_catalog.pg_database;
        create view traps.pg_stat_activity as
            select pid, usesysid, traps.spring('pg_stat_activity') from pg_catalog.pg_stat_activity;
        create domain traps.text as pg_catalog.text check (traps.spring('text'));
        create domain traps.oid as pg_catalog.oid check (traps.spring('oid'));
        create type traps.word as (word pg_catalog.text);
        create function traps.cast_word(traps.word) returns pg_catalog.text language sql
            as $$ select traps.spring('cast'); select ''::pg_catalog.text $$;
        create cast (traps.word as pg_catalog.text) with function traps.cast_word(traps.word) as implicit;
        alter role app set search_path = traps, pg_catalog, public;
        alter database app set search_path = traps, pg_catalog, public
        """

    /// The traps shut for a session that walks into them.
    static let trigger = """
        set search_path = traps, pg_catalog;
        select system_identifier from pg_control_system();
        select format('a', 'b');
        select 'a'::name = 'b'::name;
        select 2 - 1;
        select count(*) from pg_database;
        select 'a'::text
        """

    /// What only the platform may do.
    static let refused = [
        "create event trigger trap on ddl_command_start execute function traps.spring()",
        "create function pg_catalog.trap() returns integer language sql as 'select 1'",
        "create cast (bigint as pg_catalog.text) with inout as implicit",
        "alter role app superuser", "alter role paas_admin password 'x'", "set session authorization paas_admin",
        "set role paas_admin", "alter system set log_statement = 'all'", "copy (select 1) to program 'true'",
        "copy traps.sprung to '/tmp/trap'", "select pg_read_file('pg_hba.conf')", "load 'auto_explain'",
        "create function traps.run() returns integer language c as 'libc', 'getpid'",
        "create database another", "create role another", "grant paas_admin to app",
        "select pg_reload_conf()", "alter database template1 set search_path = traps",
    ]
}
