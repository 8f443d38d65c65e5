import Model
import Postgres
import Sealing

extension Store {
    /// What an app's environment is made of: its variables, one of its databases and that one's password, all as they
    /// stood at one moment.
    ///
    /// - Parameter name: the name of the database.
    /// - Throws: `Fault` (`NotFound`) when there is no such app.
    public func environment(org: Name, app: Name, database name: String) async throws -> StoredEnvironment {
        try await Self.translatingFaults {
            try await pool.transaction(.snapshot) { transaction in
                let variables = try await transaction.execute(Self.sealedVariables(org: org, app: app))
                guard !variables.isEmpty else { throw Self.appNotFound(org: org, app: app) }
                let database = try await transaction.executeLast(
                    Self.sealedCredential(org: org, app: app, database: name)
                ).first
                return StoredEnvironment(
                    variables: try variables.compactMap(StoredEnvironment.Entry.init(row:)),
                    database: try database.map(DatabaseCredential.init(row:)))
            }
        }
    }

    /// Records a deployment.
    ///
    /// - Throws: `Fault` (`NotFound`) when there is no such app, or when the key was used before.
    public func createDeployment(_ new: NewDeployment, key: IdempotencyKey? = nil) async throws -> Deployment {
        let rows = try await execute(
            """
            with app as (
                select a.id, a.organisation_id from apps a join organisations o on o.id = a.organisation_id
                where o.name = \(new.org.rawValue) and a.name = \(new.app.rawValue) and a.deleted_at is null
                for key share of a
            ), \(EventSQL.keyed(key, once: "app", deployment: new.id))
            insert into deployments (id, app_id, organisation_id, created_by, database_id, credential_version,
                conditions, version, wrapped_key, nonce, ciphertext)
            select \(new.id.rawValue), app.id, app.organisation_id, \(new.createdBy),
                \(new.credential?.database.rawValue)::text, \(new.credential?.version)::integer,
                \(new.conditions.map(\.type))::text[], \(new.environment.version)::integer,
                \(new.environment.wrappedKey)::bytea, \(new.environment.nonce)::bytea,
                \(new.environment.ciphertext)::bytea
            from app, keyed
            returning microseconds(created_at) as created_at
            """)
        guard let row = rows.first else { throw Self.appNotFound(org: new.org, app: new.app) }
        return Deployment(
            id: new.id, createdAt: try row.timestamp("created_at"), createdBy: new.createdBy,
            credential: new.credential, conditions: new.conditions)
    }

    /// A deployment of an app, with what it has frozen; `nil` when there is none.
    public func deployment(
        _ id: DeploymentID, org: Name, app: Name
    ) async throws -> (deployment: Deployment, environment: SealedSecret)? {
        let rows = try await execute(
            """
            select microseconds(p.created_at) as created_at, p.created_by, p.database_id, p.credential_version,
                p.conditions, p.version, p.wrapped_key, p.nonce, p.ciphertext
            from deployments p join apps a on a.id = p.app_id join organisations o on o.id = p.organisation_id
            where p.id = \(id.rawValue) and a.name = \(app.rawValue) and o.name = \(org.rawValue)
            """)
        guard let row = rows.first, let environment = try row.sealedSecretOrNull() else { return nil }
        let credential: Deployment.Credential? =
            try row.textOrNull("database_id") == nil
            ? nil : .init(database: try row.databaseID("database_id"), version: try row.int("credential_version"))
        let deployment = Deployment(
            id: id, createdAt: try row.timestamp("created_at"), createdBy: try row.text("created_by"),
            credential: credential, conditions: try row.textArray("conditions").map { Condition($0, "", since: nil) })
        return (deployment, environment)
    }

    /// One row at least when there is such an app.
    private static func sealedVariables(org: Name, app: Name) -> Statement {
        """
        select v.name, v.version, v.wrapped_key, v.nonce, v.ciphertext
        from organisations o join apps a on a.organisation_id = o.id left join variables v on v.app_id = a.id
        where o.name = \(org.rawValue) and a.name = \(app.rawValue) and a.deleted_at is null
        order by v.name collate "C"
        """
    }

    private static func sealedCredential(org: Name, app: Name, database name: String) -> Statement {
        """
        select \(unsafeSQL: DatabaseCredential.columns)
        from databases d \(unsafeSQL: DatabaseColumns.owners) \(unsafeSQL: CredentialColumns.join)
        where o.name = \(org.rawValue) and a.name = \(app.rawValue) and d.name = \(name) and d.state <> 'purged'
        order by (d.desired = 'present') desc, d.created_at desc
        limit 1
        """
    }
}

extension StoredEnvironment.Entry {
    fileprivate init?(row: PostgresRow) throws {
        guard let value = try row.sealedSecretOrNull() else { return nil }
        self.init(name: try row.variableName("name"), value: value)
    }
}
