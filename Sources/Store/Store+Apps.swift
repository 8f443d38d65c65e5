import Model
import Postgres

extension Store {
    /// Makes the app unless it exists.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func ensureApp(org: Name, app: Name) async throws {
        let rows = try await execute(
            """
            with owner as (
                select id from organisations where name = \(org.rawValue)
            ), made as (
                insert into apps (organisation_id, name) select id, \(app.rawValue) from owner
                on conflict (organisation_id, name) do nothing
            )
            select id from owner
            """)
        if rows.isEmpty { throw Self.organisationNotFound(org) }
    }

    /// Whether the organisation has the app.
    public func hasApp(org: Name, app: Name) async throws -> Bool {
        let rows = try await execute(
            """
            select a.id from apps a join organisations o on o.id = a.organisation_id
            where o.name = \(org.rawValue) and a.name = \(app.rawValue)
            """)
        return !rows.isEmpty
    }

    /// The apps of an organisation, by name.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func apps(org: Name) async throws -> [App] {
        let rows = try await execute(
            """
            select a.name, microseconds(a.created_at) as created_at
            from organisations o left join apps a on a.organisation_id = o.id
            where o.name = \(org.rawValue)
            order by a.name collate "C"
            """)
        guard !rows.isEmpty else { throw Self.organisationNotFound(org) }
        return try rows.filter { try $0.textOrNull("name") != nil }.map { row in
            App(org: org, name: try row.name("name"), createdAt: try row.timestamp("created_at"))
        }
    }

    static func appNotFound(org: Name, app: Name) -> Fault {
        Fault(
            .notFound, reason: "NotFound", "there is no app \(app) in organisation \(org)",
            metadata: ["org": org.rawValue, "app": app.rawValue])
    }
}
