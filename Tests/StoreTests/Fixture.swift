import Logging
import Model
import Postgres
import Support
import Testing

@testable import Store

/// A migrated control plane of its own, with organisation `acme` and its app `web` on the host `one`, which is held.
final class Fixture: Sendable {
    let connectionString: String
    let pool: PostgresPool
    let store: Store
    let acme: Name
    let web: Name
    let host: HeldHost

    init(poolSize: Int = 4) async throws {
        connectionString = try await ScratchPostgres.shared.database()
        pool = PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: poolSize)
        store = Store(pool: pool)
        acme = try #require(Name("acme"))
        web = try #require(Name("web"))
        try await store.migrate()
        host = try await Self.hold("one", store)
        // Nobody says meanwhile that the daemon is there, and a test may take long.
        try await pool.execute("update hosts set seen_at = now() + interval '1 day'")
        try await store.ensureOrganisation(acme)
        try await store.ensureApp(org: acme, app: web)
    }

    /// Takes a host that nobody holds.
    static func hold(_ text: String, _ store: Store) async throws -> HeldHost {
        let name = try #require(HostName(text))
        try await store.ensureHost(name)
        guard case .taken(let host, _) = try await store.takeHost(name, lock: "lock of \(name)", run: "1") else {
            throw SupportFault("the host \(name) is held")
        }
        return host
    }

    /// The store as one holder of leases sees it, on the fixture's host unless another one is named.
    func lifecycle(_ holder: String = "one/1", on other: HeldHost? = nil) -> StoreLifecycle {
        StoreLifecycle(store: store, host: other ?? host, holder: holder)
    }

    func entry(_ action: String, org: Name? = nil, database: DatabaseID? = nil) -> AuditEntry {
        AuditEntry(
            org: org ?? acme, actor: "owner@acme", action: action, app: web, database: database, outcome: .allowed,
            requestID: "r-1", peer: "uid=0", origin: "socket")
    }

    /// A new database with a random identifier, in `acme` and `web` unless others are named.
    func create(_ name: String, org: Name? = nil, app: String = "web") async throws -> Database {
        var random = SystemRandomNumberGenerator()
        let new = NewDatabase(
            id: DatabaseID(using: &random), org: org ?? acme, app: try #require(Name(app)),
            name: try #require(Name(name)), engineVersion: .standard, description: "for tests", createdBy: "member@acme"
        )
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

    /// Another host that is held, with an app `away` of `acme`.
    func addHost(_ name: String) async throws -> HeldHost {
        let host = try await Self.hold(name, store)
        try await pool.execute("update hosts set seen_at = now() + interval '1 day'")
        try await store.ensureApp(org: acme, app: try #require(Name("away")), host: host.name)
        return host
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
