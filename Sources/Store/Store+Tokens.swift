import Model
import Postgres

extension Store {
    /// Records a token by its SHA-256.
    ///
    /// - Parameter lifetime: how long it is valid; `nil` = until it is revoked.
    /// - Returns: what identifies the token in `revokeToken` and in audit rows.
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    @discardableResult
    public func issueToken(hash: [UInt8], for grant: TokenGrant, lifetime: Duration? = nil) async throws -> String {
        let (org, member, service, scopes) = Self.columns(of: grant)
        let rows = try await execute(
            """
            insert into tokens (hash, organisation_id, member_subject, service_name, scopes, is_operator, expires_at)
            select \(hash), o.id, \(member)::text, \(service)::text, \(scopes)::text[], \(grant.isOperator),
                now() + \(lifetime?.wholeMicroseconds)::bigint * interval '1 microsecond'
            from (values (1)) as one
            left join organisations o on o.name = \(org?.rawValue) and o.deleted_at is null
            where o.id is not null or \(org?.rawValue)::text is null
            returning id
            """)
        guard let row = rows.first else {
            throw org.map(Self.organisationNotFound) ?? Fault.controlPlaneUnavailable
        }
        return try row.text("id")
    }

    /// Ends a token; one that has ended already stays as it is.
    public func revokeToken(_ id: String) async throws {
        guard let number = Int64(id) else { return }
        try await execute(
            "update tokens set revoked_at = coalesce(revoked_at, now()) where id = \(number)::bigint")
    }

    /// Whom the token with this SHA-256 speaks for now; `nil` when it is unknown, has expired or was revoked, and when
    /// its member has left.
    public func principal(tokenHash: [UInt8]) async throws -> Principal? { try await principal(.token(tokenHash)) }

    /// The same for a token or a session, which speaks for nobody any more when its token doesn't.
    public func principal(_ shown: ShownCredential) async throws -> Principal? {
        try await execute("\(Self.principals(shown))").first.map(Self.principal)
    }

    /// Whom tokens and sessions speak for now, by what identifies them (`Principal.credential`); those that speak for
    /// nobody are missing.
    func principals(tokenIDs: [String]) async throws -> [String: Principal] {
        let ids = tokenIDs.compactMap(Int64.init)
        var principals = try await execute("\(Self.principals(where: "t.id = any(\(ids)::bigint[])"))")
            .map(Self.principal)
        let sessions = tokenIDs.compactMap { id in
            id.firstIndex(of: "/").map { String(id[id.index(after: $0)...]) }
        }
        if !sessions.isEmpty {
            let rows = try await execute("\(Self.sessionPrincipals(where: "s.id = any(\(sessions)::text[])"))")
            principals += try rows.map(Self.principal)
        }
        return Dictionary(principals.map { ($0.credential, $0) }) { first, _ in first }
    }

    /// The query for one principal. Its columns have names that no column of a database has, so that both can stand in
    /// one row.
    static func principals(_ shown: ShownCredential) -> Fragment {
        switch shown {
        case .token(let hash): principals(where: "t.hash = \(hash)")
        case .session(let hash): sessionPrincipals(where: "s.hash = \(hash)")
        }
    }

    private static func sessionPrincipals(where condition: Fragment) -> Fragment {
        principals(
            session: "s.id", "join sessions s on s.token_id = t.id", where: "\(condition) and s.expires_at > now()")
    }

    private static func principals(
        session: String = "null::text", _ sessions: String = "", where condition: Fragment
    ) -> Fragment {
        """
        select t.id as token_id, \(unsafeSQL: session) as session_id, o.name as token_org, t.member_subject,
            m.role as member_role, t.service_name, t.scopes, t.is_operator
        from tokens t
        \(unsafeSQL: sessions)
        left join organisations o on o.id = t.organisation_id
        left join members m on m.organisation_id = t.organisation_id and m.subject = t.member_subject
        where \(condition) and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
            and (t.member_subject is null or m.role is not null)
        """
    }

    static func principal(_ row: PostgresRow) throws -> Principal {
        let (id, session) = (try row.text("token_id"), try row.textOrNull("session_id"))
        let org: Name? = try row.textOrNull("token_org") == nil ? nil : try row.name("token_org")
        if let subject = try row.textOrNull("member_subject"), let org {
            return Principal(
                tokenID: id, session: session, name: "\(subject)@\(org)",
                kind: .member(org: org, role: try row.word("member_role")))
        }
        let service = "service:\(try row.text("service_name"))"
        if try row.bool("is_operator") {
            return Principal(
                tokenID: id, session: session, name: "operator:\(try row.text("service_name"))", kind: .operator)
        }
        let scopes = Set(try row.textArray("scopes").compactMap(Scope.init(rawValue:)))
        return Principal(
            tokenID: id, session: session, name: org.map { "\(service)@\($0)" } ?? service,
            kind: .service(org: org, scopes: scopes))
    }

    static func columns(of grant: TokenGrant) -> (Name?, String?, String?, [String]) {
        switch grant {
        case .member(let org, let subject): (org, subject, nil, [])
        case .service(let org, let name, let scopes): (org, nil, name, scopes.map(\.rawValue).sorted())
        case .operator(let name): (nil, nil, name, [])
        }
    }
}
