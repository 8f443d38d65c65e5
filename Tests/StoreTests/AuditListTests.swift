import Model
import Support
import Testing

@testable import Store

/// Which lines are shown.
@Suite struct AuditListTests {
    @Test func filtersAndPages() async throws {
        let fixture = try await Fixture()
        let id = try #require(DatabaseID("aaaaaaaaaaaaaaaa"))
        for number in 0..<5 {
            var entry = fixture.entry(
                number % 2 == 0 ? "databases.get" : "databases.reveal", database: number == 3 ? id : nil)
            entry.actor = "\(number)@acme"
            entry.outcome = number == 4 ? .denied : .allowed
            entry.suppressed = number
            try await fixture.store.appendAudit(entry)
        }
        var filter = AuditFilter(org: fixture.acme)
        func actors(_ filter: AuditFilter) async throws -> String {
            try await fixture.store.auditLines(filter).lines.map { String($0.entry.actor.prefix(1)) }.joined()
        }
        #expect(try await actors(filter) == "43210")
        #expect(try await fixture.store.auditLines(filter).lines.map(\.entry.suppressed) == [4, 3, 2, 1, 0])
        filter.action = "databases.reveal"
        #expect(try await actors(filter) == "31")
        filter.database = id
        #expect(try await actors(filter) == "3")
        filter = AuditFilter(org: fixture.acme)
        filter.outcome = .denied
        #expect(try await actors(filter) == "4")
        filter = AuditFilter(org: fixture.acme)
        filter.actor = "2@acme"
        #expect(try await actors(filter) == "2")
        filter = AuditFilter(org: fixture.acme)
        filter.app = Name("other")
        #expect(try await actors(filter).isEmpty)
        filter = AuditFilter(org: fixture.acme)
        let lines = try await fixture.store.auditLines(filter).lines
        (filter.since, filter.until) = (lines[3].at, lines[1].at)
        #expect(try await actors(filter) == "21", "from the first on, before the second")

        for oldestFirst in [false, true] {
            var filter = AuditFilter(org: fixture.acme)
            filter.oldestFirst = oldestFirst
            var (seen, token) = ("", "")
            repeat {
                let page = try await fixture.store.auditLines(filter, page: Page(size: 2, token: token))
                #expect(page.lines.count <= 2)
                seen += page.lines.map { String($0.entry.actor.prefix(1)) }.joined()
                token = page.nextToken
            } while !token.isEmpty
            #expect(seen == (oldestFirst ? "01234" : "43210"))
        }
    }

    @Test func badQuestionsAreRefused() async throws {
        let fixture = try await Fixture()
        let nobody = try #require(Name("nobody"))
        #expect(await reason { _ = try await fixture.store.auditLines(AuditFilter(org: nobody)) } == "NotFound")
        let page = Page(size: 2, token: "x")
        #expect(
            await reason { _ = try await fixture.store.auditLines(AuditFilter(org: fixture.acme), page: page) }
                == "InvalidPageToken")
    }
}
