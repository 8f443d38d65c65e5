import Model
import Postgres
import Support
import Testing

@testable import Store

@Suite struct AuditTests {
    @Test func aLineIsCommittedWhenItsIdentifierIsKnown() async throws {
        let fixture = try await Fixture()
        let entry = AuditEntry(
            org: fixture.acme, actor: "admin@acme", tokenID: "7", action: "databases.reveal", app: fixture.web,
            database: DatabaseID("aaaaaaaaaaaaaaaa"), outcome: .denied, reason: "PermissionDenied",
            requestID: "r-7", peer: "uid=1000 pid=3", origin: "gateway")
        let id = try await fixture.store.appendAudit(entry)
        // Another connection sees it.
        let other = try BlockingConnection(connectionString: fixture.connectionString)
        let rows = try other.execute("select action, outcome from audit where id = \(id)::bigint")
        #expect(try rows.first?.text("action") == "databases.reveal")
        #expect(try rows.first?.text("outcome") == "denied")
        #expect(try await fixture.store.auditEntries(org: fixture.acme, limit: 5) == [entry])
    }

    @Test func linesAboutUnknownOrganisationsAreKeptApart() async throws {
        let fixture = try await Fixture()
        let nobody = try #require(Name("nobody"))
        try await fixture.store.appendAudit(fixture.entry("databases.list", org: nobody))
        #expect(try await fixture.store.auditEntries(org: nobody, limit: 5).isEmpty)
        #expect(try await fixture.store.auditEntries(org: fixture.acme, limit: 5).isEmpty)
        let rows = try await fixture.pool.execute("select organisation, organisation_id from audit")
        #expect(try rows.first?.text("organisation") == "nobody")
        #expect(try rows.first?.textOrNull("organisation_id") == nil)
    }
}
