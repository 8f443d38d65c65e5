extension Migration {
    /// The first schema: who there is, what there is, what happened.
    static let controlPlane = Migration(
        number: 1, name: "control plane",
        statements: functions + singletons + tenants + databases + histories)

    /// Times travel as whole microseconds since 1970, so that nothing is rounded and no time zone plays a part.
    private static let functions = [
        """
        create function microseconds(moment timestamptz) returns bigint
        language sql immutable strict parallel safe
        return (extract(epoch from moment) * 1000000)::bigint
        """,
        """
        create function moment(microseconds bigint) returns timestamptz
        language sql immutable strict parallel safe
        return 'epoch'::timestamptz + microseconds * interval '1 microsecond'
        """,
    ]

    private static let singletons = [
        """
        create table installation (
            singleton boolean primary key default true check (singleton),
            id text not null default replace(gen_random_uuid()::text, '-', ''),
            engine text,
            canary_wrapped_key bytea,
            canary_nonce bytea,
            canary_ciphertext bytea,
            created_at timestamptz not null default now()
        )
        """,
        "insert into installation default values",
        // One row, updated by every event: space in its page keeps the updates in place.
        """
        create table history (
            singleton boolean primary key default true check (singleton),
            epoch text not null default left(replace(gen_random_uuid()::text, '-', ''), 16),
            revision bigint not null default 0,
            compacted_revision bigint not null default 0 check (compacted_revision <= revision)
        ) with (fillfactor = 10)
        """,
        "insert into history default values",
    ]

    private static let tenants = [
        """
        create table organisations (
            id bigint primary key generated always as identity,
            name text not null constraint organisations_name unique,
            created_at timestamptz not null default now()
        )
        """,
        """
        create table apps (
            id bigint primary key generated always as identity,
            organisation_id bigint not null references organisations,
            name text not null,
            created_at timestamptz not null default now(),
            constraint apps_name unique (organisation_id, name),
            unique (id, organisation_id)
        )
        """,
        """
        create table members (
            organisation_id bigint not null references organisations,
            subject text not null,
            role text not null check (role in ('viewer', 'member', 'admin', 'owner')),
            created_at timestamptz not null default now(),
            primary key (organisation_id, subject)
        )
        """,
        """
        create table tokens (
            id bigint primary key generated always as identity,
            hash bytea not null constraint tokens_hash unique check (length(hash) = 32),
            organisation_id bigint references organisations,
            member_subject text,
            service_name text,
            scopes text[] not null default '{}',
            created_at timestamptz not null default now(),
            expires_at timestamptz,
            revoked_at timestamptz,
            check ((member_subject is null) <> (service_name is null)),
            check (member_subject is null or organisation_id is not null)
        )
        """,
    ]

    private static let databases = [
        """
        create table databases (
            id text primary key,
            organisation_id bigint not null,
            app_id bigint not null,
            name text not null,
            engine_major integer not null,
            description text not null,
            created_at timestamptz not null default now(),
            created_by text not null,
            desired text not null,
            generation bigint not null default 1,
            deletion_protection boolean not null default false,
            state text not null,
            reason text not null,
            message text not null,
            since timestamptz not null default now(),
            step text,
            step_progress integer not null default 0,
            step_started_at timestamptz,
            attempt integer not null default 0,
            next_wake timestamptz,
            deadline timestamptz,
            host text,
            port integer,
            volume_retained boolean not null default false,
            system_identifier text,
            ever_ready boolean not null default false,
            revision bigint not null,
            sequence bigint not null default 1,
            fence bigint not null default 0,
            holder text,
            lease_until timestamptz,
            foreign key (app_id, organisation_id) references apps (id, organisation_id)
        ) with (fillfactor = 70)
        """,
        """
        create unique index databases_live_name on databases (app_id, name) where desired = 'present'
        """,
        """
        create unique index databases_address on databases (host, port)
        where host is not null and state <> 'purged'
        """,
        "create index databases_list on databases (app_id, name, id)",
        "create index databases_due on databases (next_wake) where next_wake is not null",
        "create index databases_leased on databases (lease_until) where lease_until is not null",
        """
        create table credentials (
            database_id text not null references databases,
            kind text not null,
            version integer not null,
            wrapped_key bytea not null,
            nonce bytea not null,
            ciphertext bytea not null,
            primary key (database_id, kind)
        )
        """,
    ]

    private static let histories = [
        // Holds every column of a database that can change and that users see: a watcher gets the database as it stood
        // right after the event, however late it reads.
        """
        create table transitions (
            revision bigint primary key,
            database_id text not null references databases,
            organisation_id bigint not null,
            sequence bigint not null,
            from_state text not null,
            at timestamptz not null default now(),
            actor text not null,
            desired text not null,
            generation bigint not null,
            deletion_protection boolean not null,
            description text not null,
            state text not null,
            reason text not null,
            message text not null,
            since timestamptz not null,
            step text,
            step_progress integer not null,
            step_started_at timestamptz,
            attempt integer not null,
            next_wake timestamptz,
            deadline timestamptz,
            host text,
            port integer,
            volume_retained boolean not null,
            constraint transitions_sequence unique (database_id, sequence)
        )
        """,
        "create index transitions_organisation on transitions (organisation_id, revision)",
        """
        create table audit (
            id bigint primary key generated always as identity,
            organisation_id bigint references organisations,
            organisation text,
            at timestamptz not null default now(),
            actor text not null,
            token_id text,
            action text not null,
            app text,
            database_id text,
            outcome text not null,
            reason text not null,
            request_id text not null,
            peer text not null,
            origin text not null
        )
        """,
        "create index audit_organisation on audit (organisation_id, id)",
    ]
}
