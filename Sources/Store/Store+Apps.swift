import Model
import Postgres

extension Store {
    /// Makes the app unless it exists. Its databases live on its host for ever.
    ///
    /// - Parameter host: where a new app lives, made unless it is known; `nil` = on the only host there is.
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation; (`HostUnclear`) when no host is named for a new
    ///   app and there is not exactly one; (`AppElsewhere`) when the app lives on another host than the one that is named.
    public func ensureApp(org: Name, app: Name, host: HostName? = nil) async throws {
        let known = try await apps(org: org).first { $0.name == app }
        if let known {
            guard host == nil || known.host == host else { throw Self.appElsewhere(known) }
            return
        }
        if let host { try await ensureHost(host) }
        let rows = try await execute(
            """
            with place as (
                select id from hosts where \(host?.rawValue)::text is null or name = \(host?.rawValue)
            )
            insert into apps as a (organisation_id, name, host_id)
            select o.id, \(app.rawValue), place.id from organisations o, place
            where o.name = \(org.rawValue) and o.deleted_at is null and (select count(*) from place) = 1
            on conflict (organisation_id, name) do update set deleted_at = null where a.host_id = excluded.host_id
            returning id
            """)
        if rows.isEmpty { throw Self.hostUnclear(app) }
    }

    /// Whether the organisation has the app.
    public func hasApp(org: Name, app: Name) async throws -> Bool {
        let rows = try await execute(
            """
            select a.id from apps a join organisations o on o.id = a.organisation_id
            where o.name = \(org.rawValue) and a.name = \(app.rawValue) and a.deleted_at is null
            """)
        return !rows.isEmpty
    }

    /// The apps of an organisation, by name.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such organisation.
    public func apps(org: Name) async throws -> [App] {
        let rows = try await execute(
            """
            select a.name, microseconds(a.created_at) as created_at, h.name as host
            from organisations o
            left join apps a on a.organisation_id = o.id and a.deleted_at is null
            left join hosts h on h.id = a.host_id
            where o.name = \(org.rawValue) and o.deleted_at is null
            order by a.name collate "C"
            """)
        guard !rows.isEmpty else { throw Self.organisationNotFound(org) }
        return try rows.filter { try $0.textOrNull("name") != nil }.map { row in
            App(
                org: org, name: try row.name("name"), createdAt: try row.timestamp("created_at"),
                host: try row.hostNameOrNull("host"))
        }
    }

    static func hostUnclear(_ app: Name) -> Fault {
        Fault(
            .failedPrecondition, reason: "HostUnclear",
            "the new app \(app) needs a host, and there is not exactly one to choose",
            nextSteps: ["Name the host that the app's databases are to live on."])
    }

    private static func appElsewhere(_ app: App) -> Fault {
        Fault(
            .failedPrecondition, reason: "AppElsewhere",
            "the app \(app.name) lives on the host \(app.host?.rawValue ?? "that has no name yet"), and an app never moves",
            metadata: ["org": app.org.rawValue, "app": app.name.rawValue, "host": app.host?.rawValue ?? ""],
            nextSteps: ["Leave the host out, or make another app on the other host."])
    }

    static func appNotFound(org: Name, app: Name) -> Fault {
        Fault(
            .notFound, reason: "NotFound", "there is no app \(app) in organisation \(org)",
            metadata: ["org": org.rawValue, "app": app.rawValue])
    }
}
