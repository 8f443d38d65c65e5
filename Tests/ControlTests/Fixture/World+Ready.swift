import Messages
import Model
import Store
import Testing

extension World {
    /// Does the provisioner's part: makes the database Ready with an address and a sealed password.
    func makeReady(_ database: DatabasesV1.Database, password: String) async throws {
        let id = try #require(DatabaseID(database.id))
        let lifecycle = StoreLifecycle(store: store, host: host, holder: "test/1")
        let record = try #require(
            try await lifecycle.claim(limit: 10, lease: .seconds(30)).first { $0.database.id == id })
        let endpoint = try await lifecycle.reserveAddress(["127.50.0.1"], for: id, fence: record.fence)
        let sealed = try keyring.seal(Secret(password), for: record.database.sealingContext(version: 1))
        _ = try await lifecycle.apply(
            Change(
                state: .ready, reason: "LoginProven", step: .clear, nextWake: .never, endpoint: endpoint,
                credential: sealed, everReady: true, releaseLease: true),
            to: id, fence: record.fence, generation: record.database.generation)
    }
}
