import Model
import Postgres

extension Store {
    /// Makes the subject a member with the role, or gives a member the role.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func ensureMember(org: Name, subject: String, role: Role) async throws {
        let rows = try await execute(
            """
            insert into members (organisation_id, subject, role)
            select id, \(subject), \(role.rawValue) from organisations
            where name = \(org.rawValue) and deleted_at is null
            on conflict (organisation_id, subject) do update set role = excluded.role
            returning organisation_id
            """)
        if rows.isEmpty { throw Self.organisationNotFound(org) }
    }

    /// The members of an organisation, by name.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func members(org: Name) async throws -> [Member] {
        let rows = try await execute(
            """
            select \(unsafeSQL: MemberColumns.own)
            from organisations o left join members m on m.organisation_id = o.id
            where o.name = \(org.rawValue) and o.deleted_at is null order by m.subject collate "C"
            """)
        guard !rows.isEmpty else { throw Self.organisationNotFound(org) }
        return try rows.filter { try $0.textOrNull("subject") != nil }.map(Member.init(row:))
    }

    /// Gives a member another role, with its line in the audit log.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation or member; (`LastOwner`).
    public func changeMember(org: Name, subject: String, role: Role, audit: AuditEntry) async throws -> Member {
        try await changingAccess(of: org) { transaction, organisation in
            try await Self.checkOwners(org, subject, becomes: role, organisation, transaction)
            let row = try await transaction.execute(
                """
                update members m set role = \(role.rawValue)
                where organisation_id = \(organisation)::bigint and subject = \(subject)
                returning \(unsafeSQL: MemberColumns.own)
                """
            ).single()
            try await transaction.executeLast(Self.auditedAlone(try marked(audit), organisation: organisation))
            return try Member(row: row)
        }
    }

    /// Ends the subject's membership and its tokens, with a line in the audit log.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation or member; (`LastOwner`).
    public func removeMember(org: Name, subject: String, audit: AuditEntry) async throws {
        try await changingAccess(of: org) { transaction, organisation in
            try await Self.checkOwners(org, subject, becomes: nil, organisation, transaction)
            // Somebody of the same name who comes later is somebody else.
            try await transaction.execute(
                """
                update tokens set revoked_at = now()
                where organisation_id = \(organisation)::bigint and member_subject = \(subject) and revoked_at is null
                """)
            try await transaction.execute(
                "delete from members where organisation_id = \(organisation)::bigint and subject = \(subject)")
            try await transaction.executeLast(Self.auditedAlone(try marked(audit), organisation: organisation))
        }
    }

    /// The member's role; `nil` for who is none.
    static func role(
        of subject: String, in organisation: Int64, _ transaction: PostgresTransaction
    ) async throws -> Role? {
        try await transaction.execute(
            "select role from members where organisation_id = \(organisation)::bigint and subject = \(subject)"
        ).first?.word("role")
    }

    /// An organisation always keeps an owner: nobody else could let one in.
    private static func checkOwners(
        _ org: Name, _ subject: String, becomes role: Role?, _ organisation: Int64, _ transaction: PostgresTransaction
    ) async throws {
        guard let now = try await Self.role(of: subject, in: organisation, transaction) else {
            throw memberNotFound(subject, org)
        }
        guard now == .owner, role != .owner else { return }
        let others = try await transaction.execute(
            """
            select count(*) as count from members
            where organisation_id = \(organisation)::bigint and role = 'owner' and subject <> \(subject)
            """
        ).single().int("count")
        guard others == 0 else { return }
        throw Fault(
            .failedPrecondition, reason: "LastOwner", "\(subject) is the last owner of \(org)",
            metadata: ["org": org.rawValue, "name": subject], nextSteps: ["Make somebody else an owner first."])
    }

    static func memberNotFound(_ subject: String, _ org: Name) -> Fault {
        Fault(
            .notFound, reason: "NotFound", "there is no member \(subject) in organisation \(org)",
            metadata: ["name": subject])
    }
}

enum MemberColumns {
    static let own = "m.subject, m.role, microseconds(m.created_at) as since"
}

extension Member {
    init(row: PostgresRow) throws {
        self.init(name: try row.text("subject"), role: try row.word("role"), since: try row.timestamp("since"))
    }
}
