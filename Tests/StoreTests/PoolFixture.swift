import Model
import Sealing
import Support
import Testing

@testable import Store

extension Fixture {
    static let old = EngineVersion(major: 16)
    static let new = EngineVersion(major: 17)

    var pool16: StorePool { StorePool(store: store, host: host) }

    static func freshID() -> DatabaseID {
        var random = SystemRandomNumberGenerator()
        return DatabaseID(using: &random)
    }

    /// Makes entries of the warm pool as the provisioner does it, until they are Ready.
    @discardableResult
    func fill(_ count: Int, version: EngineVersion = old, on other: HeldHost? = nil) async throws -> [DatabaseID] {
        let pool = StorePool(store: store, host: other ?? host)
        try await pool.configurePool([version: count])
        var ids: [DatabaseID] = []
        for number in 0..<count {
            let id = Self.freshID()
            #expect(try await pool.refillPool(id, of: [version]) == version)
            try await settle(id, number: number, on: other)
            ids.append(id)
        }
        return ids
    }

    /// Makes an entry Ready.
    func settle(_ id: DatabaseID, number: Int = 0, on other: HeldHost? = nil) async throws {
        let lifecycle = lifecycle("one/1", on: other)
        let record = try #require(
            try await lifecycle.claim(limit: 10, lease: .seconds(60)).first { $0.database.id == id })
        #expect(record.isPooled)
        let change = Change(
            state: .ready, reason: "LoginProven", message: "", step: .clear, attempt: 0, nextWake: .never,
            deadline: .clear, endpoint: Endpoint(host: "127.9.0.\(number + 1)"),
            credential: SealedSecret(wrappedKey: [1], nonce: [2], ciphertext: [3], version: 0),
            systemIdentifier: "\(7000 + number)", everReady: true, releaseLease: true)
        _ = try await lifecycle.apply(change, to: id, fence: record.fence, generation: 1)
    }

    func create(_ name: String, version: EngineVersion, app: String = "web", key: IdempotencyKey? = nil) async throws
        -> Database
    {
        let new = NewDatabase(
            id: Self.freshID(), org: acme, app: try #require(Name(app)), name: try #require(Name(name)),
            engineVersion: version, description: "for tests", createdBy: "member@acme")
        return try await store.createDatabase(new, audit: entry("databases.create", database: new.id), key: key)
    }

    /// What stands in a column of one row of databases, as text.
    func column(_ name: String, of id: DatabaseID) async throws -> String? {
        try await pool.execute(
            "select \(unsafeSQL: name)::text as value from databases where id = \(id.rawValue)"
        ).first?.textOrNull("value")
    }

    func count(_ table: String) async throws -> Int {
        try await pool.execute("select count(*) as count from \(unsafeSQL: table)").single().int("count")
    }
}
