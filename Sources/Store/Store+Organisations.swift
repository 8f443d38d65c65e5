import Model
import Postgres

extension Store {
    /// Makes the organisation unless it exists.
    ///
    /// - Throws: `Fault` (`NameTaken`) when one of the name was deleted.
    public func ensureOrganisation(_ name: Name) async throws {
        let rows = try await execute(
            """
            with made as (
                insert into organisations (name) values (\(name.rawValue)) on conflict (name) do nothing
            )
            select deleted_at is not null as is_deleted from organisations where name = \(name.rawValue)
            """)
        if try rows.first?.bool("is_deleted") == true { throw Self.organisationTaken(name) }
    }

    /// Makes an organisation, with its line in the audit log and, if wanted, an invitation for its owner.
    ///
    /// - Throws: `Fault` (`NameTaken`), also for the name of one that was deleted.
    public func createOrganisation(
        _ name: Name, owner: NewInvitation?, audit: AuditEntry, key: IdempotencyKey? = nil
    ) async throws -> (organisation: Organisation, invitation: Invitation?) {
        try await transaction { transaction in
            let rows = try await transaction.execute(
                """
                insert into organisations (name) values (\(name.rawValue)) on conflict (name) do nothing
                returning id, microseconds(created_at) as created_at
                """)
            guard let row = rows.first else { throw Self.organisationTaken(name) }
            let id = try row.int64("id")
            let organisation = Organisation(name: name, createdAt: try row.timestamp("created_at"))
            var invited: PostgresRow?
            if let owner { invited = try await transaction.execute(Self.invite(owner, organisation: id)).single() }
            try await transaction.executeLast(
                """
                with cause as (select \(id)::bigint as organisation_id), \(EventSQL.keyed(key, once: "cause")),
                \(EventSQL.audited(try marked(audit), once: "keyed"))
                select id from audited
                """)
            return (organisation, try invited.map(Invitation.init(row:)))
        }
    }

    /// Ends an organisation: its apps, members, tokens and invitations go, its audit log stays, and its name is never
    /// given again.
    ///
    /// - Throws: `Fault` (`NotFound`); (`NotEmpty`) while it has databases or retained volumes.
    public func deleteOrganisation(_ name: Name, audit: AuditEntry) async throws {
        try await transaction { transaction in
            // Nobody makes an app in it meanwhile.
            let rows = try await transaction.execute(
                "select id from organisations where name = \(name.rawValue) and deleted_at is null for update")
            guard let row = rows.first else { throw Self.organisationNotFound(name) }
            let id = try row.int64("id")
            let apps = try await transaction.execute(
                "select id from apps where organisation_id = \(id)::bigint order by id for update"
            ).map { try $0.int64("id") }
            try await Self.checkEmpty(apps, "the organisation \(name)", transaction)
            for app in apps { try await Self.end(app: app, transaction) }
            try await transaction.execute("delete from members where organisation_id = \(id)::bigint")
            try await transaction.execute("delete from quotas where organisation_id = \(id)::bigint")
            try await transaction.execute(
                "update invitations set ended_at = now() where organisation_id = \(id)::bigint and ended_at is null")
            try await transaction.execute(
                "update tokens set revoked_at = now() where organisation_id = \(id)::bigint and revoked_at is null")
            try await transaction.execute("update organisations set deleted_at = now() where id = \(id)::bigint")
            try await transaction.executeLast(Self.auditedAlone(try marked(audit), organisation: id))
        }
    }

    /// The names of all organisations, in order.
    public func organisations() async throws -> [Name] {
        try await execute("select name from organisations where deleted_at is null order by name")
            .map { try $0.name("name") }
    }

    /// Organisations with what they have and may have, by name.
    ///
    /// - Parameter names: `nil` = all there are.
    public func organisations(among names: Set<Name>?) async throws -> [Organisation] {
        let wanted = names.map { $0.map(\.rawValue).sorted() }
        return try await execute(
            """
            select o.name, microseconds(o.created_at) as created_at, q.databases as quota,
                (select count(*) from apps a where a.organisation_id = o.id and a.deleted_at is null) as apps,
                (select count(*) from databases d where d.organisation_id = o.id and d.state <> 'purged') as databases
            from organisations o left join quotas q on q.organisation_id = o.id
            where o.deleted_at is null and (\(wanted == nil) or o.name = any(\(wanted ?? [])::text[]))
            order by o.name collate "C"
            """
        ).map { row in
            Organisation(
                name: try row.name("name"), createdAt: try row.timestamp("created_at"), apps: try row.int("apps"),
                databases: try row.int("databases"), quota: Quota(databases: try row.int64OrNull("quota").map(Int.init))
            )
        }
    }

    static func organisationNotFound(_ org: Name) -> Fault {
        Fault(.notFound, reason: "NotFound", "there is no organisation \(org)", metadata: ["org": org.rawValue])
    }

    private static func organisationTaken(_ name: Name) -> Fault {
        Fault(
            .alreadyExists, reason: "NameTaken", "there is, or was, an organisation \(name)",
            metadata: ["name": name.rawValue],
            nextSteps: ["Choose another name: that of a deleted organisation is not given again."])
    }
}
