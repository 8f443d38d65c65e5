extension Migration {
    /// What browsers show in place of a token.
    static let sessions = Migration(
        number: 11, name: "sessions",
        statements: [
            // A session that has ended is gone: the audit log says that there was one.
            """
            create table sessions (
                id text primary key,
                hash bytea not null constraint sessions_hash unique check (length(hash) = 32),
                token_id bigint not null references tokens on delete cascade,
                created_at timestamptz not null default now(),
                expires_at timestamptz not null
            )
            """,
            "create index sessions_token on sessions (token_id, created_at)",
            "create index sessions_expired on sessions (expires_at)",
        ])
}
