extension Migration {
    /// What is needed to go on after an old copy of the control plane was put back.
    static let restoration = Migration(
        number: 6, name: "restoration",
        statements: [
            // Each history that took the place of another one, which can't be continued.
            """
            create table epochs (
                epoch text primary key,
                previous text not null,
                copied_revision bigint not null,
                lost_revision bigint not null,
                copied_at timestamptz,
                began_at timestamptz not null default now()
            )
            """,
            // A restored copy says so itself; one of an older schema brings the table before its migration comes.
            "create table if not exists restored_copies (restored_at timestamptz not null default now())",
            // Since then nobody knows whether the recorded password still logs in.
            "alter table databases add column restored_at timestamptz",
            "create index databases_restored on databases (restored_at) where restored_at is not null",
        ])
}
