extension Migration {
    /// Machines with an engine, and which of them an app lives on.
    static let hosts = Migration(number: 4, name: "hosts", statements: machines + placement + indexes)

    private static let machines = [
        // Its daemon writes `seen_at` all the time: space in its page keeps the updates in place. A host without a name
        // was made from an installation that knew of one machine only.
        """
        create table hosts (
            id bigint primary key generated always as identity,
            name text constraint hosts_name unique,
            engine text,
            network_subnet text,
            versions integer[] not null default '{}',
            created_at timestamptz not null default now(),
            seen_at timestamptz,
            holder text,
            fence bigint not null default 0
        ) with (fillfactor = 50)
        """,
        """
        insert into hosts (engine, network_subnet, created_at)
        select engine, network_subnet, created_at from installation
        where engine is not null or exists (select from apps)
        """,
        "alter table installation drop column engine, drop column network_subnet",
    ]

    private static let placement = [
        "alter table apps add column host_id bigint references hosts",
        "update apps set host_id = (select id from hosts)",
        "alter table apps alter column host_id set not null",
        "alter table apps add constraint apps_host unique (id, host_id)",
        "alter table databases add column host_id bigint references hosts",
        "update databases set host_id = (select id from hosts)",
        "alter table databases alter column host_id set not null",
        // A database lives on its app's host.
        """
        alter table databases add constraint databases_app_host foreign key (app_id, host_id)
        references apps (id, host_id)
        """,
    ]

    private static let indexes = [
        "drop index databases_address",
        """
        create unique index databases_address on databases (host_id, host, port)
        where host is not null and state <> 'purged'
        """,
        "drop index databases_due",
        "create index databases_due on databases (host_id, next_wake) where next_wake is not null",
        "drop index databases_leased",
        "create index databases_leased on databases (host_id, lease_until) where lease_until is not null",
    ]
}
