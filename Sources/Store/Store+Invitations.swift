import Model
import Postgres

extension Store {
    /// Most invitations of an organisation that are open at a time.
    static let mostInvitations = 1000

    /// Makes an invitation, with its line in the audit log; one of the same person that is still open ends.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation; (`AlreadyMember`); (`QuotaExceeded`).
    public func createInvitation(
        _ new: NewInvitation, org: Name, audit: AuditEntry, key: IdempotencyKey? = nil
    ) async throws -> Invitation {
        try await changingAccess(of: org) { transaction, organisation in
            guard try await Self.role(of: new.name.rawValue, in: organisation, transaction) == nil else {
                throw Fault(
                    .alreadyExists, reason: "AlreadyMember", "\(new.name) is a member of \(org) already",
                    metadata: ["name": new.name.rawValue], nextSteps: ["Change the member's role instead."])
            }
            let count = try await transaction.execute(
                """
                with ended as (
                    update invitations set ended_at = now()
                    where organisation_id = \(organisation)::bigint and ended_at is null
                        and (subject = \(new.name.rawValue) or expires_at <= now())
                )
                select count(*) as count from invitations
                where organisation_id = \(organisation)::bigint and ended_at is null
                    and subject <> \(new.name.rawValue) and expires_at > now()
                """
            ).single().int("count")
            guard count < Self.mostInvitations else {
                throw Self.tooMany("invitations", "open invitations", allowed: Self.mostInvitations, used: count, org)
            }
            let row = try await transaction.execute(Self.invite(new, organisation: organisation)).single()
            try await Self.finish(organisation, try marked(audit), key, transaction)
            return try Invitation(row: row)
        }
    }

    /// The invitations that can still be accepted, the oldest first.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func invitations(org: Name) async throws -> [Invitation] {
        let rows = try await execute(
            """
            select \(unsafeSQL: InvitationColumns.own) from organisations o
            left join invitations i on i.organisation_id = o.id and i.ended_at is null and i.expires_at > now()
            where o.name = \(org.rawValue) and o.deleted_at is null order by i.id
            """)
        guard !rows.isEmpty else { throw Self.organisationNotFound(org) }
        return try rows.filter { try $0.textOrNull("id") != nil }.map(Invitation.init(row:))
    }

    /// Ends an invitation; one that has ended already stays as it is.
    ///
    /// - Throws: `Fault` (`NotFound`) when the organisation has no such invitation.
    public func revokeInvitation(_ id: String, org: Name, audit: AuditEntry) async throws {
        try await changingAccess(of: org) { transaction, organisation in
            let rows = try await transaction.execute(
                """
                update invitations set ended_at = coalesce(ended_at, now())
                where id = \(Int64(id) ?? 0)::bigint and organisation_id = \(organisation)::bigint returning id
                """)
            guard !rows.isEmpty else {
                throw Fault(
                    .notFound, reason: "NotFound", "there is no invitation \(id) in \(org)", metadata: ["id": id])
            }
            try await transaction.executeLast(Self.auditedAlone(try marked(audit), organisation: organisation))
        }
    }

    /// Makes the invited person a member and records a token, all with a line in the audit log; the code is worth nothing
    /// afterwards.
    ///
    /// - Parameters:
    ///   - hash: SHA-256 of the code.
    ///   - audit: makes the line, once the organisation is known.
    /// - Returns: `nil` when no open invitation of this person has the code.
    public func acceptInvitation(
        hash: [UInt8], name: Subject, token: [UInt8], lifetime: Duration, audit: (Name, Role) -> AuditEntry
    ) async throws -> (org: Name, member: Member, token: IssuedToken)? {
        let found = try await execute(
            """
            select o.name from invitations i join organisations o on o.id = i.organisation_id
            where i.hash = \(hash) and i.subject = \(name.rawValue) and o.deleted_at is null
            """
        ).first
        guard let org = try found?.name("name") else { return nil }
        return try await changingAccess(of: org) { transaction, organisation in
            let used = try await transaction.execute(
                """
                update invitations set ended_at = now()
                where hash = \(hash) and subject = \(name.rawValue) and ended_at is null and expires_at > now()
                returning role
                """)
            guard let role: Role = try used.first?.word("role") else { return nil }
            let member = try await transaction.execute(
                """
                insert into members as m (organisation_id, subject, role)
                values (\(organisation)::bigint, \(name.rawValue), \(role.rawValue)) on conflict do nothing
                returning \(unsafeSQL: MemberColumns.own)
                """)
            guard let member = member.first else { return nil }
            let issue = Self.issue(
                hash: token, for: .member(org: org, subject: name.rawValue), organisation: organisation,
                lifetime: lifetime, createdBy: "\(name)@\(org)")
            let issued = try await transaction.execute("\(issue)").single()
            let line = try marked(audit(org, role))
            try await transaction.executeLast(Self.auditedAlone(line, organisation: organisation))
            return (org, try Member(row: member), try IssuedToken(row: issued))
        }
    }

    static func invite(_ new: NewInvitation, organisation: Int64) -> Statement {
        """
        insert into invitations as i (hash, organisation_id, subject, role, created_by, expires_at)
        values (\(new.hash), \(organisation)::bigint, \(new.name.rawValue), \(new.role.rawValue), \(new.createdBy),
            now() + \(new.lifetime.wholeMicroseconds)::bigint * interval '1 microsecond')
        returning \(unsafeSQL: InvitationColumns.own)
        """
    }
}

private enum InvitationColumns {
    static let own = """
        i.id, i.subject, i.role, microseconds(i.created_at) as created_at, i.created_by, \
        microseconds(i.expires_at) as expires_at
        """
}

extension Invitation {
    init(row: PostgresRow) throws {
        self.init(
            id: try row.text("id"), name: try row.text("subject"), role: try row.word("role"),
            createdAt: try row.timestamp("created_at"), createdBy: try row.text("created_by"),
            expiresAt: try row.timestamp("expires_at"))
    }
}
