import Model
import Support
import Testing

@testable import Store

@Suite struct TemporaryLoginTests {
    private func login(
        _ id: DatabaseID, in fixture: Fixture, for lifetime: Duration = .seconds(900)
    ) async throws -> TemporaryLogin {
        var random = SystemRandomNumberGenerator()
        return try await fixture.store.createLogin(
            NewLogin(
                id: LoginID(using: &random), verifier: "SCRAM-SHA-256$x", lifetime: lifetime, createdBy: "admin@acme",
                auditID: "7"), org: fixture.acme, app: fixture.web, database: id)
    }

    private func ready(_ fixture: Fixture) async throws -> DatabaseID {
        let id = try await fixture.create("main").id
        try await fixture.drive(Change(state: .ready, nextWake: .never, everReady: true))
        return id
    }

    private func claim(_ lifecycle: StoreLifecycle) async throws -> Record? {
        try await lifecycle.claim(work: 10, looks: 10, lease: .seconds(30)).first
    }

    @Test func theProvisionerMakesItAndComesBackAtItsEnd() async throws {
        let fixture = try await Fixture()
        let id = try await ready(fixture)
        let login = try await login(id, in: fixture)
        #expect(login.expiresAt.since(login.createdAt) == .seconds(900) && login.auditID == "7")
        #expect(try await !fixture.store.isUsable(login.id))
        let lifecycle = fixture.lifecycle()
        let record = try #require(try await claim(lifecycle))
        #expect(record.loginsAreDue && !record.isAtRest)
        let work = try await lifecycle.loginWork(of: id)
        #expect(work.wanted == [WantedLogin(id: login.id, verifier: "SCRAM-SHA-256$x", until: login.expiresAt)])
        #expect(try await !lifecycle.loginsArranged(work, of: id, fence: record.fence))
        #expect(try await fixture.store.isUsable(login.id))
        // Later than the end of the login, which comes first then.
        let late = login.expiresAt.advanced(by: .seconds(3600))
        let change = Change(nextWake: .at(late), releaseLease: true, writesEvent: false)
        let look = try #require(
            EndedLook(change, of: id, fence: record.fence, generation: record.database.generation))
        #expect(try await lifecycle.end([look]) == [id])
        #expect(try await lifecycle.nextWake() == login.expiresAt)
        #expect(try await fixture.store.logins(org: fixture.acme, app: fixture.web, database: id) == [login])

        try await fixture.pool.execute("update temporary_logins set expires_at = now()")
        try await fixture.pool.execute("update databases set login_wake = now(), next_wake = now()")
        #expect(try await fixture.store.logins(org: fixture.acme, app: fixture.web, database: id).isEmpty)
        let again = try #require(try await claim(lifecycle))
        let over = try await lifecycle.loginWork(of: id)
        #expect(over == LoginWork(over: [login.id]))
        #expect(try await !lifecycle.loginsArranged(over, of: id, fence: again.fence))
        #expect(try await lifecycle.loginWork(of: id) == LoginWork())
        let kept = try await fixture.pool.execute("select verifier from temporary_logins")
        #expect(try kept.map { try $0.text("verifier") } == [""])
    }

    @Test func whatCouldNotBeSeenToIsTriedAgainSoonAndNotAtOnce() async throws {
        let fixture = try await Fixture()
        let id = try await ready(fixture)
        _ = try await login(id, in: fixture)
        let lifecycle = fixture.lifecycle()
        let record = try #require(try await claim(lifecycle))
        let now = try await fixture.store.now()
        _ = try await lifecycle.apply(
            Change(nextWake: .at(now.advanced(by: .seconds(30))), releaseLease: true, writesEvent: false), to: id,
            fence: record.fence, generation: record.database.generation)
        let next = try #require(try await lifecycle.nextWake()).since(now)
        #expect(next > .seconds(1) && next < .seconds(20))
    }

    @Test func aHolderThatWasReplacedRecordsNothing() async throws {
        let fixture = try await Fixture()
        let id = try await ready(fixture)
        let login = try await login(id, in: fixture)
        let lifecycle = fixture.lifecycle()
        let record = try #require(try await claim(lifecycle))
        let work = try await lifecycle.loginWork(of: id)
        try await fixture.pool.execute("update databases set fence = fence + 1")
        await #expect(throws: LeaseLost.self) {
            try await lifecycle.loginsArranged(work, of: id, fence: record.fence)
        }
        #expect(try await !fixture.store.isUsable(login.id))
    }

    @Test func anEndIsRecordedOnceAndAudited() async throws {
        let fixture = try await Fixture()
        let id = try await ready(fixture)
        let login = try await login(id, in: fixture)
        for _ in 0..<2 {
            try await fixture.store.endLogin(
                login.id, org: fixture.acme, app: fixture.web, database: id,
                audit: fixture.entry("logins.revoke", database: id))
        }
        #expect(try await fixture.lifecycle().loginWork(of: id) == LoginWork(over: [login.id]))
        #expect(try await fixture.store.auditEntries(org: fixture.acme, limit: 1).map(\.action) == ["logins.revoke"])
        let other = try await fixture.create("other").id
        let reason = await reason {
            try await fixture.store.endLogin(
                login.id, org: fixture.acme, app: fixture.web, database: other, audit: fixture.entry("logins.revoke"))
        }
        #expect(reason == "NotFound")
    }

    /// What was ended after the copy was made must not begin again, and the server is told of what the copy knows.
    @Test func anOldCopyOfTheControlPlaneHasNone() async throws {
        let fixture = try await Fixture()
        let id = try await ready(fixture)
        let login = try await login(id, in: fixture)
        let work = try await fixture.lifecycle().loginWork(of: id)
        let record = try #require(try await claim(fixture.lifecycle()))
        _ = try await fixture.lifecycle().loginsArranged(work, of: id, fence: record.fence)
        var kept = try await fixture.store.historyMark()
        (kept.revision, kept.at) = (kept.revision + 100, nil)
        #expect(try await fixture.store.goOn(after: kept).hasBegun)
        #expect(try await fixture.lifecycle().loginWork(of: id) == LoginWork(over: [login.id]))
        let next = try #require(try await claim(fixture.lifecycle()))
        #expect(next.loginsAreDue)
    }

    @Test func thereAreNotManyAtATime() async throws {
        let fixture = try await Fixture(poolSize: 8)
        let id = try await ready(fixture)
        let reasons = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<Store.mostLogins + 5 {
                group.addTask {
                    // On a busy machine a caller may have to ask again: all of them want the same row's lock.
                    for _ in 0..<10 {
                        let said = await reason { _ = try await login(id, in: fixture) }
                        if said == nil || said == "TooManyLogins" { return said }
                    }
                    return "none of it"
                }
            }
            return try await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(reasons.filter { $0 == nil }.count == Store.mostLogins)
        #expect(reasons.filter { $0 == "TooManyLogins" }.count == 5)
    }

    @Test func onlyAReadyDatabaseHasThem() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.create("main").id
        #expect(await reason { _ = try await login(id, in: fixture) } == "NotReady")
        let unknown = try #require(DatabaseID("aaaaaaaaaaaaaaaa"))
        #expect(await reason { _ = try await login(unknown, in: fixture) } == "NotFound")
    }

    @Test func whatHasEndedIsForgotten() async throws {
        let fixture = try await Fixture()
        let id = try await ready(fixture)
        _ = try await login(id, in: fixture)
        #expect(try await fixture.store.forgetLogins() == 0)
        try await fixture.pool.execute("update temporary_logins set removed_at = now() - interval '25 hours'")
        #expect(try await fixture.store.forgetLogins() == 1)
    }
}
