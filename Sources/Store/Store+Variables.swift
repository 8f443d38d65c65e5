import Model
import Postgres
import Sealing

extension Store {
    /// The variables of an app, by name.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such app.
    public func variables(org: Name, app: Name) async throws -> [Variable] {
        let rows = try await execute(
            """
            select \(unsafeSQL: VariableColumns.own)
            from organisations o join apps a on a.organisation_id = o.id left join variables v on v.app_id = a.id
            where o.name = \(org.rawValue) and a.name = \(app.rawValue) and a.deleted_at is null
            order by v.name collate "C"
            """)
        guard !rows.isEmpty else { throw Self.appNotFound(org: org, app: app) }
        return try rows.filter { try $0.textOrNull("name") != nil }.map(Variable.init(row:))
    }

    /// Sets a variable, or changes it, with its line in the audit log.
    ///
    /// - Parameter seal: seals the value as the variable's version of the given number.
    /// - Throws: `Fault` (`NotFound`) when there is no such app; (`QuotaExceeded`); what `seal` throws.
    public func setVariable(
        _ new: NewVariable, quota: EnvironmentQuota = .standard, audit: AuditEntry,
        seal: (Int) async throws -> SealedSecret
    ) async throws -> Variable {
        try await transaction { transaction in
            let app = try await Self.lockApp(new, in: transaction)
            // A statement of its own: it has to see what the holder of the lock before has written.
            let state = try await transaction.execute(Self.state(of: new, app: app)).single()
            try quota.check(
                adding: new,
                to: EnvironmentQuota(variables: try state.int("others"), bytes: try state.int("other_bytes")))
            let sealed = try await seal(try state.int("version") + 1)
            let rows = try await transaction.executeLast(Self.write(new, sealed, app: app, try marked(audit)))
            return try Variable(row: rows.single())
        }
    }

    /// Takes a variable out of an app's environment, with its line in the audit log. Deployments keep what they froze.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such app or variable; then nothing is audited.
    public func unsetVariable(_ name: VariableName, org: Name, app: Name, audit: AuditEntry) async throws {
        let row = try await execute(
            """
            with owner as (
                select a.id from apps a join organisations o on o.id = a.organisation_id
                where o.name = \(org.rawValue) and a.name = \(app.rawValue) and a.deleted_at is null
            ), v as (
                delete from variables v using owner where v.app_id = owner.id and v.name = \(name.rawValue)
                returning v.organisation_id
            ), \(EventSQL.audited(try marked(audit), once: "v"))
            select (select count(*) from owner) as apps, (select count(*) from v) as removed
            """
        ).single()
        guard try row.int("apps") > 0 else { throw Self.appNotFound(org: org, app: app) }
        guard try row.int("removed") > 0 else { throw Self.variableNotFound(name, app: app) }
    }

    /// One at a time for each app, so that the quota holds and no version is given twice.
    private static func lockApp(_ new: NewVariable, in transaction: PostgresTransaction) async throws -> Int64 {
        let rows = try await transaction.execute(
            """
            select a.id from apps a join organisations o on o.id = a.organisation_id
            where o.name = \(new.org.rawValue) and a.name = \(new.app.rawValue) and a.deleted_at is null
            for no key update of a
            """)
        guard let row = rows.first else { throw appNotFound(org: new.org, app: new.app) }
        return try row.int64("id")
    }

    private static func state(of new: NewVariable, app: Int64) -> Statement {
        """
        select coalesce(max(version) filter (where name = \(new.name.rawValue)), 0) as version,
            count(*) filter (where name <> \(new.name.rawValue)) as others,
            coalesce(sum(length(name) + length(ciphertext) - \(SealedSecret.tagBytes)::bigint)
                filter (where name <> \(new.name.rawValue)), 0) as other_bytes
        from variables where app_id = \(app)::bigint
        """
    }

    private static func write(
        _ new: NewVariable, _ sealed: SealedSecret, app: Int64, _ audit: MarkedEntry
    ) -> Statement {
        """
        with v as (
            insert into variables (app_id, organisation_id, name, version, wrapped_key, nonce, ciphertext, updated_by)
            select id, organisation_id, \(new.name.rawValue), \(sealed.version)::integer, \(sealed.wrappedKey)::bytea,
                \(sealed.nonce)::bytea, \(sealed.ciphertext)::bytea, \(new.setBy)
            from apps where id = \(app)::bigint
            on conflict (app_id, name) do update set version = excluded.version, wrapped_key = excluded.wrapped_key,
                nonce = excluded.nonce, ciphertext = excluded.ciphertext, updated_at = now(),
                updated_by = excluded.updated_by
            returning *
        ), \(EventSQL.audited(audit, once: "v"))
        select \(unsafeSQL: VariableColumns.own) from v
        """
    }

    private static func variableNotFound(_ name: VariableName, app: Name) -> Fault {
        Fault(
            .notFound, reason: "NotFound", "the app \(app) has no variable \(name)",
            metadata: ["app": app.rawValue, "name": name.rawValue])
    }
}

extension SealedSecret {
    /// Bytes that a ciphertext is longer than its text.
    fileprivate static let tagBytes = 16
}

/// The columns of a variable `v`, without its value.
private enum VariableColumns {
    static let own = "v.name, microseconds(v.updated_at) as updated_at, v.updated_by"
}

extension Variable {
    fileprivate init(row: PostgresRow) throws {
        self.init(
            name: try row.variableName("name"), updatedAt: try row.timestamp("updated_at"),
            updatedBy: try row.text("updated_by"))
    }
}
