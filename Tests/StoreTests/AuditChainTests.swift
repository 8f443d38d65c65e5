import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

/// Nothing that is done to the audit log in the control plane goes unseen.
@Suite struct AuditChainTests {
    @Test func aLogThatNobodyHasTouchedIsWhole() async throws {
        let chain = try await AuditChainFixture()
        #expect(try await chain.findings(kept: chain.kept) == [])
        let lines = try await chain.fixture.store.auditLines(AuditFilter(org: chain.fixture.acme)).lines
        #expect(lines.map(\.seq) == [4, 3, 2, 1])
        #expect(chain.kept.heads.values.map(\.seq).sorted() == [1, 4], "the installation's own has its beginning")
        #expect(AuditHeads(text: chain.kept.text) == chain.kept)
    }

    /// Each as the superuser, in a control plane of its own.
    @Test(arguments: [
        ("update audit set actor = 'nobody' where seq = 2 and organisation is not null", "AuditLineChanged acme 2"),
        ("update audit set at = at - interval '1 hour' where seq = 4", "AuditLineChanged acme 4"),
        ("update audit set outcome = 'denied' where seq = 1 and organisation is not null", "AuditLineChanged acme 1"),
        ("update audit set database_id = 'aaaaaaaaaaaaaaaa' where seq = 3", "AuditLineChanged acme 3"),
        ("update audit set suppressed = 7 where seq = 3", "AuditLineChanged acme 3"),
        ("update audit set action = action || 'x' where organisation is null", "AuditLineChanged  1"),
        ("delete from audit where seq = 2", "AuditLineRemoved acme 2"),
        ("delete from audit where seq = 1 and organisation is not null", "AuditLineRemoved acme 1"),
        (
            "update audit set seq = 1005 - seq where seq in (2, 3); update audit set seq = seq - 1000 where seq > 1000",
            "AuditLineChanged acme 2"
        ),
        ("update audit set organisation_id = null, seq = 2 where seq = 4", "AuditLineChanged  2"),
        (
            "insert into audit (organisation_id, organisation, actor, action, outcome, reason, request_id, peer, origin) "
                + "select id, name, 'owner@acme', 'databases.reveal', 'allowed', '', '', '', '' from organisations",
            "AuditLineInserted acme 0"
        ),
        (
            "drop index audit_mark; insert into audit (organisation_id, organisation, at, actor, action, app, outcome, "
                + "reason, request_id, peer, origin, mark) select organisation_id, organisation, at, actor, action, app, "
                + "outcome, reason, request_id, peer, origin, mark from audit where seq = 4",
            "AuditLineInserted acme 0"
        ),
        (
            "drop index audit_mark; drop index audit_chain; insert into audit (organisation_id, organisation, at, actor, "
                + "action, app, outcome, reason, request_id, peer, origin, mark, seq, hash) select organisation_id, "
                + "organisation, at, actor, action, app, outcome, reason, request_id, peer, origin, mark, seq, hash "
                + "from audit where seq = 4",
            "AuditLineInserted acme 4"
        ),
        ("delete from audit where seq = 4", "AuditTruncated acme 4"),
        ("delete from audit_heads where scope > 0", "AuditLineChanged acme 4"),
    ])
    func harmIsFound(sql: String, finding: String) async throws {
        let chain = try await AuditChainFixture()
        try chain.harm(sql)
        _ = try await chain.fixture.store.sealAudit()
        let findings = try await chain.findings()
        #expect(findings.contains(finding), "\(findings)")
    }

    /// Whoever cuts the end off and moves the head back leaves a chain that fits: what is kept elsewhere shows it.
    @Test(arguments: [
        ("delete from audit where seq = 4", "AuditTruncated acme 4"),
        ("delete from audit where seq > 0 and organisation is not null", "AuditTruncated acme 1"),
    ])
    func whatIsCutOffShowsAgainstTheKeptEnds(sql: String, finding: String) async throws {
        let chain = try await AuditChainFixture()
        try chain.harm(
            """
            \(sql); delete from audit_heads h where scope > 0;
            insert into audit_heads (scope, seq, hash)
            select organisation_id, seq, hash from audit where organisation_id is not null order by seq desc limit 1
            """)
        #expect(try await chain.findings() == [])
        #expect(try await chain.findings(kept: chain.kept) == [finding])
        #expect(try await chain.fixture.store.auditChains(notHolding: chain.kept).count == 1)
        // The log goes on from there: longer than what was kept, and another one.
        for _ in 0..<5 { try await chain.fixture.store.appendAudit(chain.fixture.entry("databases.list")) }
        _ = try await chain.fixture.store.sealAudit()
        #expect(try await chain.findings() == [])
        #expect(try await chain.findings(kept: chain.kept) == ["AuditRewritten acme 4"])
    }

    /// Whoever takes the chains' key away, so that a daemon begins them anew, is seen.
    @Test func beginningAnewIsFound() async throws {
        let chain = try await AuditChainFixture()
        try chain.harm("update audit set actor = 'nobody' where seq = 2; delete from wrapped_keys")
        let store = try await chain.another()
        #expect(try await chain.findings() == [])
        #expect(try await chain.findings(kept: chain.kept) == ["AuditKeyReplaced  0"])
        let began = try await store.auditLines(AuditFilter(org: nil)).lines.map(\.entry.action)
        #expect(began == ["audit.began", "audit.began"], "the log itself says it, too")
    }

    @Test func theTableRefusesAccidents() async throws {
        let chain = try await AuditChainFixture()
        for sql in ["update audit set actor = 'x'", "delete from audit", "truncate audit"] {
            #expect(throws: PostgresFault.self) {
                try BlockingConnection(connectionString: chain.fixture.connectionString).executeScript(sql)
            }
        }
        #expect(try await chain.findings(kept: chain.kept) == [])
    }

    @Test func anotherKeyOpensNothing() async throws {
        let chain = try await AuditChainFixture()
        let other = try Keyring(key: [UInt8](repeating: 8, count: Keyring.keyLength))
        #expect(await reason { try await chain.fixture.store.openAuditChain(other) } == "SecretUnreadable")
    }
}
