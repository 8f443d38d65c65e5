import Logging
import Model
import Postgres
import Support
import Testing

@testable import Store

/// A migrated control plane of its own, with organisation `acme` and its app `web`.
final class Fixture: Sendable {
    let connectionString: String
    let pool: PostgresPool
    let store: Store
    let acme: Name
    let web: Name

    init(poolSize: Int = 4) async throws {
        connectionString = try await ScratchPostgres.shared.database()
        pool = PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: poolSize)
        store = Store(pool: pool)
        acme = try #require(Name("acme"))
        web = try #require(Name("web"))
        try await store.migrate()
        try await store.ensureOrganisation(acme)
        try await store.ensureApp(org: acme, app: web)
    }

    /// The store as one holder of leases sees it.
    func lifecycle(_ holder: String = "host/1") -> StoreLifecycle { StoreLifecycle(store: store, holder: holder) }

    func entry(_ action: String, org: Name? = nil, database: DatabaseID? = nil) -> AuditEntry {
        AuditEntry(
            org: org ?? acme, actor: "owner@acme", action: action, app: web, database: database, outcome: .allowed,
            requestID: "r-1", peer: "uid=0", origin: "socket")
    }

    /// A new database with a random identifier, in `acme` unless another organisation is named.
    func create(_ name: String, org: Name? = nil) async throws -> Database {
        var random = SystemRandomNumberGenerator()
        let new = NewDatabase(
            id: DatabaseID(using: &random), org: org ?? acme, app: web, name: try #require(Name(name)),
            engineVersion: .standard, description: "for tests", createdBy: "member@acme")
        return try await store.createDatabase(new, audit: entry("databases.create", org: org, database: new.id))
    }

    func delete(_ id: DatabaseID, deleteVolume: Bool = false) async throws -> Database {
        try await store.requestDelete(
            org: acme, app: web, id: id, deleteVolume: deleteVolume, actor: "owner@acme",
            audit: entry("databases.delete", database: id))
    }

    func undelete(_ id: DatabaseID) async throws -> Database {
        try await store.requestUndelete(
            org: acme, app: web, id: id, actor: "owner@acme", audit: entry("databases.undelete", database: id))
    }

    /// Claims the one row that is due, changes it and gives the lease back.
    @discardableResult
    func drive(_ change: Change) async throws -> Record {
        let lifecycle = lifecycle()
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(30)).first)
        var change = change
        change.releaseLease = true
        return try await lifecycle.apply(
            change, to: record.database.id, fence: record.fence, generation: record.database.generation)
    }

    /// Another organisation with an app `web`.
    func addOrganisation(_ name: String) async throws -> Name {
        let org = try #require(Name(name))
        try await store.ensureOrganisation(org)
        try await store.ensureApp(org: org, app: web)
        return org
    }
}

/// The reason of the fault that a closure throws; a failed test if it throws none.
func reason(of body: () async throws -> Void) async -> String? {
    do {
        try await body()
        return nil
    } catch let fault as Fault {
        return fault.reason
    } catch {
        Issue.record(error)
        return nil
    }
}
