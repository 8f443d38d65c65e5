import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

/// How lines get their places in the chains.
@Suite struct AuditSealingTests {
    /// A daemon that died between a line and its seal.
    @Test func theNextDaemonSealsWhatTheLastOneLeft() async throws {
        let chain = try await AuditChainFixture()
        let database = try await chain.fixture.create("main")
        _ = try await chain.fixture.delete(database.id)
        #expect(try await chain.unsealed() == 2)
        let next = try await chain.another()
        #expect(try await next.sealAudit() == AuditPass(sealed: 2))
        #expect(try await chain.unsealed() == 0)
        #expect(try await chain.findings(kept: chain.kept) == [])
    }

    /// What was done to a line before it had its seal.
    @Test(arguments: ["actor = 'nobody'", "mark = '\\x00'", "mark = null", "organisation = 'other'", "reason = 'x'"])
    func aChangedLineIsNeverSealed(change: String) async throws {
        let chain = try await AuditChainFixture()
        let id = try await chain.fixture.store.appendAudit(chain.fixture.entry("databases.get"))
        try chain.harm("update audit set \(change) where id = \(id)")
        try await chain.fixture.store.appendAudit(chain.fixture.entry("databases.get"))
        let pass = try await chain.fixture.store.sealAudit()
        #expect(pass == AuditPass(sealed: 1, forged: [try #require(Int64(id))]))
        #expect(try await chain.findings() == ["AuditLineInserted acme 0"])
    }

    @Test func whatIsGivenOutIsSealedBefore() async throws {
        let chain = try await AuditChainFixture()
        try await chain.fixture.store.appendAudit(chain.fixture.entry("databases.get"))
        let id = try await chain.fixture.store.appendSealedAudit(chain.fixture.entry("databases.reveal"))
        #expect(try await chain.unsealed() == 0, "and what came before it as well")
        let newest = try #require(
            try await chain.fixture.store.auditLines(AuditFilter(org: chain.fixture.acme)).lines.first)
        #expect("\(newest.id)" == id && newest.seq == 6)
    }

    @Test func withoutTheKeyNothingIsGivenOut() async throws {
        let fixture = try await Fixture()
        #expect(
            await reason { _ = try await fixture.store.appendSealedAudit(fixture.entry("databases.reveal")) }
                == "AuditUnsealed")
        #expect(try await fixture.store.auditEntries(org: fixture.acme, limit: 1).isEmpty)
    }

    /// Several daemons write and seal at the same time; each line has one place.
    @Test func daemonsSealTogether() async throws {
        let chain = try await AuditChainFixture()
        let stores = [chain.fixture.store, try await chain.another(), try await chain.another()]
        let entry = chain.fixture.entry("databases.get")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for store in stores {
                group.addTask {
                    for _ in 0..<20 {
                        try await store.appendAudit(entry)
                        _ = try await store.sealAudit()
                        _ = try await store.appendSealedAudit(entry)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await chain.unsealed() == 0)
        #expect(try await chain.findings(kept: chain.kept) == [])
        let newest = try await chain.fixture.store.auditLines(AuditFilter(org: chain.fixture.acme)).lines.first
        #expect(newest?.seq == Int64(AuditChainFixture.lines + 120))
    }

    /// A control plane of before there were chains: its lines come over as they stand, and are protected from then on.
    @Test func linesOfTheFormerSchemaAreTakenIn() async throws {
        let connectionString = try await ScratchPostgres.shared.database()
        let pool = PostgresPool(connectionString: connectionString, loop: TestLoop.shared, size: 2)
        let store = Store(pool: pool)
        try await store.migrate(Migration.all.filter { $0.number < Migration.chain.number })
        let old = try BlockingConnection(connectionString: connectionString)
        try old.executeScript(
            """
            insert into organisations (name) values ('acme'), ('globex');
            insert into audit (organisation_id, organisation, actor, token_id, action, app, database_id, outcome, reason,
                request_id, peer, origin)
            select o.id, o.name, 'owner@' || o.name, '7', 'databases.list', 'web', null, 'allowed', '', 'r-' || n, '',
                'socket'
            from organisations o, generate_series(1, 1500) n;
            insert into audit (actor, action, outcome, reason, request_id, peer, origin)
            values ('anonymous', 'rpc', 'denied', 'Unauthenticated', '', '', '')
            """)
        try await store.migrate()
        let keyring = try Keyring(key: [UInt8](repeating: 7, count: Keyring.keyLength))
        #expect(try await store.openAuditChain(keyring) == 3001)
        #expect(try await store.openAuditChain(keyring) == nil, "once")
        let key = try #require(try await store.auditKey(keyring))
        let verification = try await store.verifyAudit(by: key)
        #expect(verification == AuditVerification(lines: 3002, unsealed: 0, chains: 3, findings: []))
        try old.executeScript(
            "set session_replication_role = replica; update audit set actor = 'nobody' where request_id = 'r-700'")
        let found = try await store.verifyAudit(by: key).findings
        #expect(found.map(\.reason) == [.changed, .changed] && found.map(\.org) == ["acme", "globex"])
        await pool.close()
    }

    /// Once the chains have begun nothing without a mark is taken in any more.
    @Test func alsoAFirstLineIsNotTakenInLater() async throws {
        let chain = try await AuditChainFixture()
        _ = try await chain.fixture.addOrganisation("globex")
        try chain.harm(
            """
            insert into audit (organisation_id, organisation, actor, action, outcome, reason, request_id, peer, origin)
            select id, name, 'owner@globex', 'databases.reveal', 'allowed', '', '', '', '' from organisations
            where name = 'globex'
            """)
        _ = try await chain.another().sealAudit()
        #expect(try await chain.findings() == ["AuditLineInserted globex 0"])
    }
}

extension AuditChainFixture {
    func unsealed() async throws -> Int {
        try await fixture.pool.execute("select count(*) as n from audit where hash is null").first?.int("n") ?? -1
    }
}
