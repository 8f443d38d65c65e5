extension Migration {
    /// Invitations, the operator's tokens, quotas, and the end of apps and organisations.
    static let access = Migration(number: 8, name: "access", statements: tokens + endings + invitations + quotas)

    private static let tokens = [
        """
        alter table tokens
            add column created_by text not null default '',
            add column is_operator boolean not null default false,
            add constraint tokens_operator check (
                not is_operator or (organisation_id is null and service_name is not null and scopes = '{}'))
        """,
        "create index tokens_organisation on tokens (organisation_id, id)",
    ]

    /// Rows stay, for the sake of the databases, events and audit lines that name them.
    private static let endings = [
        "alter table organisations add column deleted_at timestamptz",
        "alter table apps add column deleted_at timestamptz",
    ]

    private static let invitations = [
        """
        create table invitations (
            id bigint primary key generated always as identity,
            hash bytea not null constraint invitations_hash unique check (length(hash) = 32),
            organisation_id bigint not null references organisations,
            subject text not null,
            role text not null check (role in ('viewer', 'member', 'admin', 'owner')),
            created_at timestamptz not null default now(),
            created_by text not null,
            expires_at timestamptz not null,
            ended_at timestamptz
        )
        """,
        "create index invitations_open on invitations (organisation_id, subject) where ended_at is null",
    ]

    private static let quotas = [
        // Without an organisation: of the installation.
        """
        create table quotas (
            organisation_id bigint references organisations,
            databases bigint not null check (databases > 0)
        )
        """,
        "create unique index quotas_scope on quotas (coalesce(organisation_id, 0))",
        "create index databases_organisation on databases (organisation_id) where organisation_id is not null",
        // A function has a snapshot for each of its statements: whoever waited for the lock counts what the one before
        // has made.
        """
        create function exceeded_quota(organisation bigint)
        returns table (is_own boolean, allowed bigint, used bigint)
        language plpgsql volatile as $function$
        declare
            quota record;
        begin
            for quota in
                select q.organisation_id, q.databases from quotas q
                where q.organisation_id is null or q.organisation_id = organisation
                order by q.organisation_id nulls first for update
            loop
                select count(*) into used from databases d
                where d.organisation_id is not null and d.state <> 'purged'
                    and (quota.organisation_id is null or d.organisation_id = quota.organisation_id);
                if used >= quota.databases then
                    is_own := quota.organisation_id is not null;
                    allowed := quota.databases;
                    return next;
                    return;
                end if;
            end loop;
        end
        $function$
        """,
    ]
}
