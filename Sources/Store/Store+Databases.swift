import Model
import Postgres
import Sealing

extension Store {
    /// One database, purged ones too; `nil` when the app has no such database.
    public func database(org: Name, app: Name, id: DatabaseID) async throws -> Database? {
        try await execute(
            """
            select \(unsafeSQL: DatabaseColumns.current), \(unsafeSQL: HostSilence.columns)
            from databases d \(unsafeSQL: DatabaseColumns.owners) \(HostSilence.join)
            where \(Self.belongs(id, to: app, of: org))
            """
        ).first.map(Database.init(shown:))
    }

    /// The same together with whom a token or a session speaks for: one statement, so that a call which shows a database costs one
    /// round trip. What may be shown to the principal is for the caller to decide.
    ///
    /// - Returns: `nil` when it speaks for nobody.
    public func database(
        org: Name, app: Name, id: DatabaseID, shown: ShownCredential
    ) async throws -> (principal: Principal, database: Database?)? {
        let rows = try await execute(
            """
            select * from (\(Self.principals(shown))) p
            left join (
                select \(unsafeSQL: DatabaseColumns.current), \(unsafeSQL: HostSilence.columns)
                from databases d \(unsafeSQL: DatabaseColumns.owners) \(HostSilence.join)
                where \(Self.belongs(id, to: app, of: org))
            ) d on true
            """)
        guard let row = rows.first else { return nil }
        return (try Self.principal(row), try row.textOrNull("id") == nil ? nil : try Database(shown: row))
    }

    /// The databases of an app, in order of their names.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such app; (`InvalidPageToken`).
    public func databases(
        org: Name, app: Name, filter: DatabaseFilter = DatabaseFilter(), page: Page = Page()
    ) async throws -> DatabasePage {
        let size = min(max(page.size, 1), 1000)
        let after = try page.token.isEmpty ? nil : PageToken(page.token)
        let rows = try await execute(
            """
            select h.revision as history_revision, d.*
            from organisations o
            join apps a on a.organisation_id = o.id and a.name = \(app.rawValue) and a.deleted_at is null
            cross join history h
            left join lateral (
                select \(unsafeSQL: DatabaseColumns.current), \(unsafeSQL: HostSilence.columns)
                from databases d \(HostSilence.join)
                where d.app_id = a.id
                    and (\(filter.name?.rawValue)::text is null or d.name = \(filter.name?.rawValue))
                    and (\(filter.showDeleted) or d.state not in ('deleted', 'purged'))
                    and (\(after?.name.rawValue)::text is null
                        or (d.name, d.id) > (\(after?.name.rawValue), \(after?.id.rawValue)))
                order by d.name, d.id
                limit \(size + 1)::bigint
            ) d on true
            where o.name = \(org.rawValue)
            """)
        guard let first = rows.first else { throw Self.appNotFound(org: org, app: app) }
        let found = try rows.filter { try $0.textOrNull("id") != nil }.map(Database.init(shown:))
        let shown = Array(found.prefix(size))
        return DatabasePage(
            databases: shown, nextToken: found.count > size ? shown.last.map { PageToken(after: $0).text } ?? "" : "",
            revision: try first.int64("history_revision"))
    }

    /// A database with the sealed password of its role `app`, if one has been chosen; `nil` when the app has no such
    /// database.
    public func sealedCredential(
        org: Name, app: Name, id: DatabaseID
    ) async throws -> DatabaseCredential? {
        try await execute(
            """
            select \(unsafeSQL: DatabaseCredential.columns)
            from databases d \(unsafeSQL: DatabaseColumns.owners) \(unsafeSQL: CredentialColumns.join)
            where \(Self.belongs(id, to: app, of: org))
            """
        ).first.map(DatabaseCredential.init(row:))
    }

    static func belongs(_ id: DatabaseID, to app: Name, of org: Name) -> Fragment {
        "d.id = \(id.rawValue) and a.name = \(app.rawValue) and o.name = \(org.rawValue)"
    }

    static func databaseNotFound(_ id: DatabaseID) -> Fault {
        Fault(.notFound, reason: "NotFound", "there is no database \(id) in this app", metadata: ["id": id.rawValue])
    }
}

/// The columns of a database's credential `c`; all null while it has none.
enum CredentialColumns {
    static let own = "c.version, c.wrapped_key, c.nonce, c.ciphertext"
    static let join = "left join credentials c on c.database_id = d.id and c.kind = 'app-password'"
}

extension Database {
    /// What its sealed password is bound to.
    ///
    /// - Parameter version: counts its passwords, from 1; 0 = the one that it had in the warm pool, where it was nobody's.
    public func sealingContext(version: Int) -> SealingContext {
        SealingContext(
            organisation: version == 0 ? Name("pool") ?? org : org, database: id, kind: .appPassword, version: version)
    }
}
