extension Migration {
    /// Instances that are kept ready and belong to nobody yet.
    static let pool = Migration(number: 5, name: "warm pool", statements: entries + settings)

    /// An entry is a database without an owner. A create makes it somebody's, and nothing makes it nobody's again.
    ///
    /// Entries belong to a history: those of a copy that was put back may have been taken since the copy was made, so
    /// that nobody may take them, or destroy what is in them.
    private static let entries = [
        """
        alter table databases
            alter column organisation_id drop not null,
            alter column app_id drop not null,
            alter column name drop not null,
            add column pool_epoch text,
            add constraint databases_owner check (
                (app_id is null) = (organisation_id is null) and (name is null) = (organisation_id is null)
                and (pool_epoch is null) <> (organisation_id is null)
                and (pool_epoch is null or (desired in ('present', 'purged') and rotation is null)))
        """,
        "create index databases_pool on databases (host_id, engine_major) where pool_epoch is not null",
    ]

    private static let settings = [
        """
        create table pools (
            host_id bigint not null references hosts,
            engine_major integer not null,
            size integer not null check (size >= 0),
            memory_bytes bigint not null default 0,
            disk_bytes bigint not null default 0,
            failures integer not null default 0,
            failed_at timestamptz,
            retry_at timestamptz,
            reason text not null default '',
            message text not null default '',
            primary key (host_id, engine_major)
        )
        """
    ]
}
