extension Migration {
    /// Which key of the installation wrapped what.
    static let keys = Migration(number: 7, name: "keys", statements: table + guards)

    private static let table = [
        // `next` may be written with already, `retiring` still opens rows; `lost` ones are nowhere any more.
        """
        create table sealing_keys (
            id text primary key check (id ~ '^[0-9a-f]{16}$'),
            state text not null check (state in ('next', 'current', 'retiring', 'retired', 'lost')),
            since timestamptz not null default now(),
            is_kept boolean not null default true,
            canary_wrapped_key bytea not null,
            canary_nonce bytea not null,
            canary_ciphertext bytea not null
        )
        """,
        "create unique index sealing_keys_one on sealing_keys (state) where state in ('next', 'current')",
        // Empty for what was wrapped before keys had names.
        """
        create function sealing_key(wrapped_key bytea) returns text
        language sql immutable strict parallel safe
        return case when length(wrapped_key) = 68 then encode(substring(wrapped_key from 1 for 8), 'hex') else '' end
        """,
    ]

    /// Whoever has not heard of a new key yet must not write with the old one, which may be destroyed by now.
    private static let guards =
        [
            """
            create function refuse_old_key() returns trigger language plpgsql as $$
            begin
                if exists (select from sealing_keys where state = 'current') and not exists (
                    select from sealing_keys
                    where id = sealing_key(new.wrapped_key) and state in ('next', 'current')
                ) then
                    raise exception 'sealed with a key that is not in use' using errcode = 'PA001';
                end if;
                return new;
            end $$
            """
        ]
        + ["credentials", "variables", "deployments"].map { table in
            """
            create trigger refuse_old_key before insert or update of wrapped_key on \(table)
            for each row execute function refuse_old_key()
            """
        }
}
