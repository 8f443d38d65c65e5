import Model
import Postgres

extension Store {
    /// Most tokens of an organisation that are valid at a time.
    static let mostTokens = 1000

    /// Records a token of an organisation's member or service by its SHA-256, with its line in the audit log.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation or member; (`QuotaExceeded`).
    public func createToken(
        hash: [UInt8], for grant: TokenGrant, org: Name, lifetime: Duration, createdBy: String, audit: AuditEntry,
        key: IdempotencyKey? = nil
    ) async throws -> IssuedToken {
        try await changingAccess(of: org) { transaction, organisation in
            if case .member(_, let subject) = grant,
                try await Self.role(of: subject, in: organisation, transaction) == nil
            {
                throw Self.memberNotFound(subject, org)
            }
            let count = try await transaction.execute(
                """
                select count(*) as count from tokens where organisation_id = \(organisation)::bigint
                    and revoked_at is null and (expires_at is null or expires_at > now())
                """
            ).single().int("count")
            guard count < Self.mostTokens else {
                throw Self.tooMany("tokens", "valid tokens", allowed: Self.mostTokens, used: count, org)
            }
            let issue = Self.issue(
                hash: hash, for: grant, organisation: organisation, lifetime: lifetime, createdBy: createdBy)
            let row = try await transaction.execute("\(issue)").single()
            try await Self.finish(organisation, try marked(audit), key, transaction)
            return try IssuedToken(row: row)
        }
    }

    /// Records a token as the machine's operator has it issued, with its line in the audit log; the owner that it is for
    /// becomes one.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func issueLocally(
        hash: [UInt8], for grant: TokenGrant, lifetime: Duration, createdBy: String, audit: AuditEntry
    ) async throws -> IssuedToken {
        if let org = Self.columns(of: grant).0 {
            return try await changingAccess(of: org) { transaction, organisation in
                if case .member(_, let subject) = grant {
                    try await transaction.execute(
                        """
                        insert into members (organisation_id, subject, role)
                        values (\(organisation)::bigint, \(subject), 'owner')
                        on conflict (organisation_id, subject) do update set role = 'owner'
                        """)
                }
                let issue = Self.issue(
                    hash: hash, for: grant, organisation: organisation, lifetime: lifetime, createdBy: createdBy)
                let row = try await transaction.execute("\(issue)").single()
                try await Self.finish(organisation, try marked(audit), nil, transaction)
                return try IssuedToken(row: row)
            }
        }
        let rows = try await execute(
            """
            with cause as (select null::bigint as organisation_id), \(EventSQL.audited(try marked(audit), once: "cause"))
            \(Self.issue(hash: hash, for: grant, organisation: nil, lifetime: lifetime, createdBy: createdBy))
            """)
        return try IssuedToken(row: rows.single())
    }

    /// The tokens of an organisation that are valid, the oldest first.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func tokens(org: Name) async throws -> [IssuedToken] {
        let rows = try await execute(
            """
            select \(unsafeSQL: TokenColumns.own) from organisations o
            left join tokens t on t.organisation_id = o.id and t.revoked_at is null
                and (t.expires_at is null or t.expires_at > now())
                and (t.member_subject is null or exists (
                    select from members m where m.organisation_id = o.id and m.subject = t.member_subject))
            where o.name = \(org.rawValue) and o.deleted_at is null order by t.id
            """)
        guard !rows.isEmpty else { throw Self.organisationNotFound(org) }
        return try rows.filter { try $0.textOrNull("id") != nil }.map(IssuedToken.init(row:))
    }

    /// Ends a token of an organisation, with a line in the audit log; one that has ended already stays as it is.
    ///
    /// - Throws: `Fault` (`NotFound`) when the organisation has no such token.
    public func revokeToken(_ id: String, org: Name, audit: AuditEntry) async throws {
        try await changingAccess(of: org) { transaction, organisation in
            let rows = try await transaction.execute(
                """
                update tokens set revoked_at = coalesce(revoked_at, now())
                where id = \(Int64(id) ?? 0)::bigint and organisation_id = \(organisation)::bigint returning id
                """)
            guard !rows.isEmpty else {
                throw Fault(.notFound, reason: "NotFound", "there is no token \(id) in \(org)", metadata: ["id": id])
            }
            try await transaction.executeLast(Self.auditedAlone(try marked(audit), organisation: organisation))
        }
    }

    static func issue(
        hash: [UInt8], for grant: TokenGrant, organisation: Int64?, lifetime: Duration, createdBy: String
    ) -> Fragment {
        let (_, member, service, scopes) = columns(of: grant)
        return """
            insert into tokens as t (hash, organisation_id, member_subject, service_name, scopes, is_operator,
                created_by, expires_at)
            values (\(hash), \(organisation)::bigint, \(member)::text, \(service)::text, \(scopes)::text[],
                \(grant.isOperator), \(createdBy), now() + \(lifetime.wholeMicroseconds)::bigint * interval '1 microsecond')
            returning \(unsafeSQL: TokenColumns.own)
            """
    }

    /// Writes the audit line, and the key, which undoes everything when it was used before.
    static func finish(
        _ organisation: Int64, _ audit: MarkedEntry, _ key: IdempotencyKey?, _ transaction: PostgresTransaction
    ) async throws {
        let written = try await transaction.execute(
            """
            with cause as (select \(organisation)::bigint as organisation_id), \(EventSQL.keyed(key, once: "cause")),
            \(EventSQL.audited(audit, once: "keyed"))
            select id from audited
            """)
        if written.isEmpty { throw keyUsed }
    }
}

private enum TokenColumns {
    static let own = """
        t.id, t.member_subject, t.service_name, t.scopes, microseconds(t.created_at) as created_at, t.created_by, \
        microseconds(t.expires_at) as expires_at
        """
}

extension IssuedToken {
    init(row: PostgresRow) throws {
        let scopes = Set(try row.textArray("scopes"))
        self.init(
            id: try row.text("id"), member: try row.textOrNull("member_subject"),
            service: try row.textOrNull("service_name"), scopes: Scope.allCases.filter { scopes.contains($0.rawValue) },
            createdAt: try row.timestamp("created_at"), createdBy: try row.text("created_by"),
            expiresAt: try row.timestampOrNull("expires_at"))
    }
}
