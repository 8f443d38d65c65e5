extension Migration {
    /// The chains of keyed hashes over the audit log.
    static let chain = Migration(number: 9, name: "chain", statements: wrappedKeys + links + guards)

    private static let wrappedKeys = [
        // Keys of the installation's own, sealed as secrets are.
        """
        create table wrapped_keys (
            name text primary key,
            version integer not null,
            wrapped_key bytea not null,
            nonce bytea not null,
            ciphertext bytea not null,
            created_at timestamptz not null default now()
        )
        """,
        """
        create trigger refuse_old_key before insert or update of wrapped_key on wrapped_keys
        for each row execute function refuse_old_key()
        """,
    ]

    private static let links = [
        // A line outlives its organisation; numbers of organisations are never given twice.
        "alter table audit drop constraint audit_organisation_id_fkey",
        """
        alter table audit
            add column suppressed bigint not null default 0,
            add column mark bytea,
            add column seq bigint,
            add column hash bytea,
            add constraint audit_sealed check ((seq is null) = (hash is null))
        """,
        "create unique index audit_mark on audit (mark)",
        "create unique index audit_chain on audit (coalesce(organisation_id, 0), seq) where seq is not null",
        "create index audit_unsealed on audit (id) where hash is null",
        """
        create table audit_heads (
            scope bigint primary key,
            seq bigint not null default 0,
            hash bytea not null default '',
            moved_at timestamptz not null default now()
        ) with (fillfactor = 50)
        """,
    ]

    /// Against accidents: who may change a table may also take its triggers away, and then the chain shows it.
    private static let guards = [
        """
        create function audit_is_append_only() returns trigger language plpgsql as $$
        begin
            if tg_op = 'UPDATE' then
                if (old.hash is null or current_setting('paas.audit', true) = 'adopt')
                    and (to_jsonb(new) - 'seq' - 'hash') = (to_jsonb(old) - 'seq' - 'hash') then
                    return new;
                end if;
            end if;
            raise exception 'the audit log is append-only' using errcode = 'integrity_constraint_violation';
        end
        $$
        """,
        """
        create trigger audit_rows before update or delete on audit
        for each row execute function audit_is_append_only()
        """,
        """
        create trigger audit_table before truncate on audit
        for each statement execute function audit_is_append_only()
        """,
    ]
}
