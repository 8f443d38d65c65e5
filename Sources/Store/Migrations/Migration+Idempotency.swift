extension Migration {
    /// Requests that are made once however often they come.
    static let idempotency = Migration(
        number: 3, name: "idempotency",
        statements: [
            """
            create table idempotency_keys (
                id bigint primary key generated always as identity,
                organisation_id bigint not null references organisations,
                principal text not null,
                key text not null,
                digest bytea not null,
                database_id text,
                deployment_id text,
                created_at timestamptz not null default now(),
                constraint idempotency_keys_key unique (organisation_id, principal, key)
            )
            """,
            "create index idempotency_keys_age on idempotency_keys (created_at)",
            // The event of the request is its answer: how the database stood right after it.
            "alter table transitions add column key_id bigint",
            "create index transitions_key on transitions (key_id) where key_id is not null",
        ])
}
