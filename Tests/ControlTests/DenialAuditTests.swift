import Control
import Messages
import Model
import Store
import Testing

@Suite struct DenialAuditTests {
    @Test("An attempt in the caller's own organisation is written to its log")
    func denied() async throws {
        try await World.with { world in
            let options = try await world.member(.viewer)
            _ = try await Attempt(action: .revealDSN).outcome(world, org: "acme", options: options)
            let entry = try #require(try await world.store.auditEntries(org: world.acme, limit: 1).first)
            #expect(entry.outcome == .denied)
            #expect(entry.action == "databases.reveal")
            #expect(entry.actor == "viewer@acme")
            #expect(entry.reason == "PermissionDenied")
            #expect(entry.tokenID != nil)
            #expect(entry.requestID == "request-1")
        }
    }

    @Test("An attempt on a foreign organisation is written to that one's log")
    func foreign() async throws {
        try await World.with { world in
            let options = try await world.member(.owner)
            _ = try await Attempt(action: .listDatabases).outcome(world, org: "globex", options: options)
            let entry = try #require(try await world.store.auditEntries(org: world.globex, limit: 1).first)
            #expect(entry.outcome == .denied)
            #expect(entry.actor == "owner@acme")
            #expect(entry.reason == "NotFound")
        }
    }

    @Test("An attempt without a valid token is written too, without the token")
    func anonymous() async throws {
        try await World.with { world in
            let text = "paas_" + String(repeating: "C", count: 43)
            _ = try await Attempt(action: .deleteDatabase).outcome(world, org: "acme", options: World.options(text))
            let rows = try await world.pool.execute(
                "select audit::text as line, actor, outcome from audit where actor <> 'paasd'")
            #expect(rows.count == 1)
            #expect(try rows.first?.text("actor") == "anonymous")
            #expect(try rows.first?.text("outcome") == "denied")
            #expect(try rows.first?.text("line").contains("CCCC") == false)
        }
    }

    @Test("A flood of attempts leaves a bounded number of rows")
    func flood() async throws {
        try await World.with { world in
            for _ in 0..<60 {
                _ = try await Attempt(action: .getDatabase).outcome(world, org: "acme", options: CallOptions())
            }
            let count = try await world.audited("databases.get", .denied)
            // A slow machine earns a row every ten seconds.
            #expect((20...25).contains(count))
        }
    }

    @Test("When the row can't be written the attempt is refused all the same")
    func unwritable() async throws {
        try await World.with { world in
            let options = try await world.member(.viewer)
            try await world.pool.execute("alter table audit add constraint full_disk check (false) not valid")
            let attempt = Attempt(action: .revealDSN)
            let fault = try await fault { try await attempt.call(world, org: "acme", options) }
            #expect(fault?.code == .internal)
        }
    }
}
