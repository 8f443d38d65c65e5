import Model
import Support
import Testing

@testable import Store

@Suite struct DatabaseTests {
    @Test func aNewDatabaseIsProvisioningAndDue() async throws {
        let fixture = try await Fixture()
        let database = try await fixture.create("reporting")
        #expect(database.state == .provisioning)
        #expect(database.desired == .present)
        #expect(database.generation == 1)
        #expect(database.sequence == 1)
        #expect(database.revision == 1)
        #expect(database.org == fixture.acme)
        #expect(database.app == fixture.web)
        #expect(database.endpoint == nil)
        #expect(database.description == "for tests")
        #expect(database.createdAt == database.since)
        #expect(database.nextAttempt == database.createdAt)
        let found = try await fixture.store.database(org: fixture.acme, app: fixture.web, id: database.id)
        #expect(found == database)
        let audit = try await fixture.store.auditEntries(org: fixture.acme, limit: 10)
        #expect(audit == [fixture.entry("databases.create", database: database.id)])
    }

    @Test func aNameIsTakenWhileItsDatabaseIsWanted() async throws {
        let fixture = try await Fixture()
        let first = try await fixture.create("main")
        #expect(await reason { _ = try await fixture.create("main") } == "NameTaken")
        // What was refused left nothing, no hole in the history either.
        #expect(try await fixture.create("other").revision == 2)
        _ = try await fixture.delete(first.id)
        _ = try await fixture.create("main")
    }

    @Test func anUnknownOwnerIsNotFound() async throws {
        let fixture = try await Fixture()
        let nobody = try #require(Name("nobody"))
        #expect(await reason { _ = try await fixture.create("main", org: nobody) } == "NotFound")
        #expect(await reason { try await fixture.store.ensureApp(org: nobody, app: fixture.web) } == "NotFound")
        #expect(await reason { _ = try await fixture.store.databases(org: fixture.acme, app: nobody) } == "NotFound")
        let other = try await fixture.addOrganisation("umbrella")
        let database = try await fixture.create("main")
        #expect(try await fixture.store.database(org: other, app: fixture.web, id: database.id) == nil)
        #expect(try await fixture.store.sealedCredential(org: other, app: fixture.web, id: database.id) == nil)
    }

    @Test func listsArePagedByName() async throws {
        let fixture = try await Fixture()
        for name in ["delta", "alpha", "charlie", "bravo", "echo"] { _ = try await fixture.create(name) }
        var names: [String] = []
        var token = ""
        repeat {
            let page = try await fixture.store.databases(
                org: fixture.acme, app: fixture.web, page: Page(size: 2, token: token))
            #expect(page.databases.count <= 2)
            #expect(page.revision == 5)
            names += page.databases.map(\.name.rawValue)
            token = page.nextToken
        } while !token.isEmpty
        #expect(names == ["alpha", "bravo", "charlie", "delta", "echo"])
    }

    @Test func listsAreFiltered() async throws {
        let fixture = try await Fixture()
        let gone = try await fixture.create("gone")
        _ = try await fixture.delete(gone.id)
        try await fixture.drive(Change(state: .deleted, nextWake: .never, volumeRetained: true))
        _ = try await fixture.create("kept")
        let (org, app) = (fixture.acme, fixture.web)
        let shown = try await fixture.store.databases(org: org, app: app)
        #expect(shown.databases.map(\.name.rawValue) == ["kept"])
        let all = try await fixture.store.databases(org: org, app: app, filter: DatabaseFilter(showDeleted: true))
        #expect(all.databases.map(\.name.rawValue) == ["gone", "kept"])
        let named = try await fixture.store.databases(
            org: org, app: app, filter: DatabaseFilter(name: Name("gone"), showDeleted: true))
        #expect(named.databases.map(\.id) == [gone.id])
        let none = try await fixture.store.databases(org: org, app: app, filter: DatabaseFilter(name: Name("nothing")))
        #expect(none.databases.isEmpty)
        #expect(none.nextToken == "")
    }

    @Test(arguments: ["x", "a.b.c", "main.short", ".aaaaaaaaaaaaaaaa", "'; drop table databases; --"])
    func aForeignPageTokenIsRefused(token: String) async throws {
        let fixture = try await Fixture()
        let fault = await #expect(throws: Fault.self) {
            try await fixture.store.databases(org: fixture.acme, app: fixture.web, page: Page(token: token))
        }
        #expect(fault?.violations.map(\.field) == ["pageToken"])
    }
}
