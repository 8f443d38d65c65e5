extension Migration {
    /// Variables and deployments of apps, changes of passwords, and what a container engine has to be told again.
    static let environment = Migration(
        number: 2, name: "environment", statements: engines + rotations + transfers + variables)

    private static let engines = [
        // The network's subnet, so that one that was removed comes back with the addresses that are recorded.
        "alter table installation add column network_subnet text",
        "alter table databases add column image text",
        "alter table databases add column incarnation text",
    ]

    private static let rotations = [
        "alter table databases add column rotation text",
        "alter table databases add column rotation_since timestamptz",
        "alter table transitions add column rotation text",
        "alter table transitions add column rotation_since timestamptz",
    ]

    private static let transfers = [
        "alter table databases add column step_done_bytes bigint not null default 0",
        "alter table databases add column step_total_bytes bigint not null default 0",
        "alter table transitions add column step_done_bytes bigint not null default 0",
        "alter table transitions add column step_total_bytes bigint not null default 0",
    ]

    private static let variables = [
        """
        create table variables (
            app_id bigint not null,
            organisation_id bigint not null,
            name text not null,
            version integer not null,
            wrapped_key bytea not null,
            nonce bytea not null,
            ciphertext bytea not null,
            updated_at timestamptz not null default now(),
            updated_by text not null,
            primary key (app_id, name),
            foreign key (app_id, organisation_id) references apps (id, organisation_id)
        )
        """,
        """
        create table deployments (
            id text primary key,
            app_id bigint not null,
            organisation_id bigint not null,
            created_at timestamptz not null default now(),
            created_by text not null,
            database_id text references databases,
            credential_version integer,
            conditions text[] not null default '{}',
            version integer not null default 1,
            wrapped_key bytea not null,
            nonce bytea not null,
            ciphertext bytea not null,
            check ((database_id is null) = (credential_version is null)),
            foreign key (app_id, organisation_id) references apps (id, organisation_id)
        )
        """,
        "create index deployments_app on deployments (app_id, created_at)",
    ]
}
