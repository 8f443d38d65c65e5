import Model
import Postgres
import Sealing
import Testing

@testable import Store

/// What becomes of the chains when the key-encryption key changes, is missing or is lost.
@Suite struct AuditKeyTests {
    private let new: Keyring

    init() throws { new = try Keyring(key: [UInt8](repeating: 9, count: Keyring.keyLength)) }

    private func entry(_ action: String) -> AuditEntry {
        AuditEntry(org: nil, actor: "local:uid=0", action: action, outcome: .allowed)
    }

    private func verify(
        _ chain: AuditChainFixture, under keyring: Keyring
    ) async throws -> AuditVerification {
        let key = try #require(try await chain.fixture.store.auditKey(keyring))
        return try await chain.fixture.store.verifyAudit(by: key, kept: chain.kept)
    }

    @Test func theChainsOutliveARotation() async throws {
        let chain = try await AuditChainFixture()
        let store = chain.fixture.store
        try await store.recordCanary(chain.keyring.makeCanary())
        try await store.announceKey(new.makeCanary(), keepsOld: false, audit: entry("keys.rotate"))
        try await store.useAnnouncedKey()
        #expect(try await !store.retireKey(chain.keyring.id), "the chains' key is under it")
        var both = new
        both.add(chain.keyring)
        for place in SealedPlace.all {
            for row in try await store.rows(of: place, notUnder: new.id, after: nil, limit: 100) {
                try await store.rewrap([(row: row, secret: try both.rewrap(row.secret, for: row.context))], in: place)
            }
        }
        #expect(try await store.retireKey(chain.keyring.id))
        let next = Store(pool: chain.fixture.pool)
        #expect(try await next.openAuditChain(new) == nil)
        #expect(try await next.sealAudit().sealed == 1)
        let verification = try await verify(chain, under: new)
        #expect(verification.findings == [] && verification.isCompared)
        #expect(await reason { try await next.openAuditChain(chain.keyring) } == "SecretUnreadable")
    }

    /// Also where a key is here, and another one than the chains' is under.
    @Test(arguments: [true, false])
    func withoutTheKeyNothingIsChanged(isMissing: Bool) async throws {
        let chain = try await AuditChainFixture()
        let (fixture, store) = (chain.fixture, Store(pool: chain.fixture.pool))
        let database = try await fixture.create("main")
        _ = try await fixture.store.sealAudit()
        let before = try await verify(chain, under: chain.keyring)
        try await store.openAuditChain(isMissing ? Vault(sealedBecause: "the key file is missing") : Vault(new))
        #expect(store.chain.closedBecause != nil)
        let globex = try #require(Name("globex"))
        let changes: [@Sendable () async throws -> Void] = [
            { try await store.appendAudit(self.entry("x")) },
            { _ = try await store.createOrganisation(globex, owner: nil, audit: self.entry("organisations.create")) },
            { try await store.setQuota(Quota(databases: 1), org: fixture.acme, audit: self.entry("quotas.set")) },
            {
                _ = try await store.requestDelete(
                    org: fixture.acme, app: fixture.web, id: database.id, deleteVolume: false, actor: "owner@acme",
                    audit: self.entry("databases.delete"))
            },
        ]
        for change in changes { #expect(await reason(of: change) == "Sealed") }
        #expect(try await store.quarantine([], on: #require(HostName("here"))) == nil)
        #expect(try await store.sealAudit() == AuditPass())
        #expect(try await verify(chain, under: chain.keyring) == before)
        #expect(try await fixture.pool.execute("select from organisations where name = 'globex'").isEmpty)
    }

    @Test func aLostKeyBeginsTheChainsAnewAndSaysSo() async throws {
        let chain = try await AuditChainFixture()
        try await chain.fixture.store.recordCanary(chain.keyring.makeCanary())
        let daemon = Store(pool: chain.fixture.pool)
        try await daemon.openAuditChain(Vault(sealedBecause: "the key file is missing"))
        try await daemon.declareLost(allBut: [], keyring: new, audit: entry("keys.recover"))
        try await daemon.appendAudit(chain.fixture.entry("databases.get"))
        #expect(try await daemon.sealAudit().sealed == 3)
        let verification = try await verify(chain, under: new)
        #expect(verification.findings == [] && !verification.isCompared && verification.unsealed == 0)
        let key = try #require(daemon.chain.key)
        #expect(try await daemon.isAuditRecovered(to: key) && key.id != chain.kept.key)
        let lines = try await daemon.auditLines(AuditFilter(org: nil)).lines.map(\.entry)
        #expect(lines.map(\.action) == ["keys.recover", "audit.recovered", "audit.began"])
        #expect(lines[1].reason.hasPrefix("key \(key.id), 5 lines taken in"), "\(lines[1].reason)")
    }

    /// A key that the daemon has open is not given up with another.
    @Test func chainsThatAreOpenGoOn() async throws {
        let chain = try await AuditChainFixture()
        let store = chain.fixture.store
        try await store.recordCanary(chain.keyring.makeCanary())
        try await store.declareLost(allBut: [], keyring: new, audit: entry("keys.recover"))
        _ = try await store.sealAudit()
        let verification = try await verify(chain, under: new)
        #expect(verification.findings == [] && verification.isCompared)
    }

    /// Whoever takes the chains' key away and writes that it was given up is seen all the same.
    @Test func aMadeUpRecoveryExcusesNothing() async throws {
        let chain = try await AuditChainFixture()
        try chain.harm("delete from wrapped_keys")
        let key = try #require(try await chain.another().chain.key)
        try chain.harm(
            """
            insert into audit (actor, action, outcome, reason, request_id, peer, origin)
            values ('local:uid=0', 'audit.recovered', 'allowed', 'key \(key.id), 5 lines', '', '', 'daemon')
            """)
        let findings = try await chain.findings(kept: chain.kept)
        #expect(findings.contains("AuditKeyReplaced  0") && findings.contains("AuditLineInserted  0"), "\(findings)")
    }
}
