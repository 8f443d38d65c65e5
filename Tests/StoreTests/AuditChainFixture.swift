import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

/// A control plane whose audit log has four sealed lines of `acme`, and one of the installation's own.
struct AuditChainFixture {
    let fixture: Fixture
    let keyring: Keyring
    /// Where the chains ended then.
    let kept: AuditHeads

    static let lines = 4

    init() async throws {
        fixture = try await Fixture()
        keyring = try Keyring(key: [UInt8](repeating: 7, count: Keyring.keyLength))
        try await fixture.store.openAuditChain(keyring)
        for number in 1...Self.lines { try await fixture.store.appendAudit(fixture.entry("databases.list.\(number)")) }
        _ = try await fixture.store.sealAudit()
        kept = try #require(try await fixture.store.auditHeads())
    }

    /// Does what only somebody can do who has all of the control plane, past the guards against accidents.
    func harm(_ sql: String) throws {
        try BlockingConnection(connectionString: fixture.connectionString)
            .executeScript("set session_replication_role = replica; \(sql)")
    }

    /// What a walk along all chains finds, as `reason place`.
    func findings(kept: AuditHeads? = nil) async throws -> [String] {
        let key = try #require(try await fixture.store.auditKey(keyring))
        return try await fixture.store.verifyAudit(by: key, kept: kept).findings
            .map { "\($0.reason.rawValue) \($0.org) \($0.seq)" }
    }

    /// Another daemon's store in the same control plane, with the key.
    func another() async throws -> Store {
        let store = Store(pool: fixture.pool)
        try await store.openAuditChain(keyring)
        return store
    }
}
