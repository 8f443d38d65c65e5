import Model
import Support
import Testing

@testable import Store

@Suite struct RotationRequestTests {
    private func rotate(_ id: DatabaseID, in fixture: Fixture) async throws -> Database {
        try await fixture.store.requestRotation(
            org: fixture.acme, app: fixture.web, id: id, mode: .immediate, actor: "admin@acme",
            audit: fixture.entry("databases.rotate", database: id))
    }

    @Test func ofManyRequestsAtOnceOneIsRecorded() async throws {
        let fixture = try await Fixture(poolSize: 8)
        let id = try await fixture.create("main").id
        try await fixture.drive(Change(state: .ready, nextWake: .never, everReady: true))
        let reasons = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<8 {
                group.addTask { await reason { _ = try await rotate(id, in: fixture) } }
            }
            return try await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(reasons.filter { $0 == nil }.count == 1)
        #expect(reasons.filter { $0 == "OperationInProgress" }.count == 7)
        let audit = try await fixture.store.auditEntries(org: fixture.acme, limit: 10)
        #expect(audit.map(\.action) == ["databases.rotate", "databases.create"])
    }

    @Test func aRequestSupersedesTheWorkThatIsUnderWay() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.create("main").id
        try await fixture.drive(Change(state: .degraded, nextWake: .now, everReady: true))
        let lifecycle = fixture.lifecycle()
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(30)).first)
        let rotating = try await rotate(id, in: fixture)
        #expect(rotating.state == .degraded)
        #expect(rotating.generation == record.database.generation + 1)
        #expect(rotating.sequence == record.database.sequence + 1)
        await #expect(throws: Superseded.self) {
            try await lifecycle.apply(
                Change(state: .ready), to: id, fence: record.fence, generation: record.database.generation)
        }
        let next = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(30)).first)
        #expect(next.rotation == .immediate)
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        let fixture = try await Fixture()
        let id = try #require(DatabaseID("aaaaaaaaaaaaaaaa"))
        #expect(await reason { _ = try await rotate(id, in: fixture) } == "NotFound")
    }
}
