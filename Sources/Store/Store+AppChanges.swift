import Model
import Postgres

extension Store {
    /// Makes an app, with its line in the audit log. One of the name that was deleted comes back, empty.
    ///
    /// - Parameter host: where its databases are to live; `nil` = on the only host there is.
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation or host; (`NameTaken`); (`HostUnclear`).
    public func createApp(
        _ name: Name, org: Name, host: HostName?, audit: AuditEntry, key: IdempotencyKey? = nil
    ) async throws -> App {
        try await changingAccess(of: org) { transaction, organisation in
            let places = try await transaction.execute(
                "select id from hosts where \(host?.rawValue)::text is null or name = \(host?.rawValue)")
            if let host, places.isEmpty { throw Self.noHost(host) }
            guard let place = places.first, places.count == 1 else { throw Self.hostUnclear(name) }
            // Databases live on their app's host for ever, those that are destroyed too.
            let rows = try await transaction.execute(
                """
                insert into apps as a (organisation_id, name, host_id)
                values (\(organisation)::bigint, \(name.rawValue), \(try place.int64("id"))::bigint)
                on conflict (organisation_id, name) do update set deleted_at = null, created_at = now()
                    where a.deleted_at is not null and a.host_id = excluded.host_id
                returning microseconds(a.created_at) as created_at,
                    (select h.name from hosts h where h.id = a.host_id) as host
                """)
            guard let row = rows.first else {
                throw Fault(
                    .alreadyExists, reason: "NameTaken",
                    "there is an app \(name) in \(org), or there was one on another host",
                    metadata: ["name": name.rawValue], nextSteps: ["Choose another name."])
            }
            try await Self.finish(organisation, try marked(audit), key, transaction)
            return App(
                org: org, name: name, createdAt: try row.timestamp("created_at"), host: try row.hostNameOrNull("host"))
        }
    }

    /// Takes an app away with its variables and deployments, with a line in the audit log.
    ///
    /// - Throws: `Fault` (`NotFound`); (`NotEmpty`) while it has databases or retained volumes.
    public func deleteApp(_ name: Name, org: Name, audit: AuditEntry) async throws {
        try await changingAccess(of: org) { transaction, organisation in
            // Nobody makes a database in it meanwhile.
            let rows = try await transaction.execute(
                """
                select id from apps where organisation_id = \(organisation)::bigint and name = \(name.rawValue)
                    and deleted_at is null for update
                """)
            guard let row = rows.first else { throw Self.appNotFound(org: org, app: name) }
            let id = try row.int64("id")
            try await Self.checkEmpty([id], "the app \(name)", transaction)
            try await Self.end(app: id, transaction)
            try await transaction.executeLast(Self.auditedAlone(try marked(audit), organisation: organisation))
        }
    }

    static func end(app id: Int64, _ transaction: PostgresTransaction) async throws {
        try await transaction.execute("delete from variables where app_id = \(id)::bigint")
        try await transaction.execute("delete from deployments where app_id = \(id)::bigint")
        try await transaction.execute(
            "update apps set deleted_at = now() where id = \(id)::bigint and deleted_at is null")
    }

    /// - Throws: `Fault` (`NotEmpty`) that says what stands in the way.
    static func checkEmpty(_ apps: [Int64], _ what: String, _ transaction: PostgresTransaction) async throws {
        let row = try await transaction.execute(
            """
            select count(*) filter (where desired = 'present') as databases,
                count(*) filter (where desired <> 'present') as others
            from databases where app_id = any(\(apps)::bigint[]) and state <> 'purged'
            """
        ).single()
        let (databases, others) = (try row.int("databases"), try row.int("others"))
        guard databases + others > 0 else { return }
        throw Fault(
            .failedPrecondition, reason: "NotEmpty",
            "\(what) has \(databases) databases and \(others) that are deleted and have a volume",
            metadata: ["databases": "\(databases)", "retained": "\(others)"],
            nextSteps: ["Destroy its databases with their volumes first, or leave it as it is."])
    }

    private static func noHost(_ host: HostName) -> Fault {
        Fault(.notFound, reason: "NotFound", "there is no host \(host)", metadata: ["host": host.rawValue])
    }
}
