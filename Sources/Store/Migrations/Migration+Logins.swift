extension Migration {
    /// Logins that end by themselves.
    static let logins = Migration(
        number: 10, name: "logins",
        statements: [
            // `made_at`: the server has it. `ended_at`: somebody has ended it early. `removed_at`: the server has it no more.
            """
            create table temporary_logins (
                id text primary key,
                database_id text not null references databases,
                verifier text not null,
                created_by text not null,
                audit_id bigint not null,
                created_at timestamptz not null default now(),
                expires_at timestamptz not null,
                ended_at timestamptz,
                made_at timestamptz,
                removed_at timestamptz
            )
            """,
            "create index temporary_logins_kept on temporary_logins (database_id) where removed_at is null",
            // When the server has next to be told of logins; null while there are none.
            "alter table databases add column login_wake timestamptz",
        ])
}
