import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

@Suite struct CompactionTests {
    private func revisions(_ fixture: Fixture) async throws -> [Int64] {
        try await fixture.pool.execute("select revision from transitions order by revision").map {
            try $0.int64("revision")
        }
    }

    @Test func theNewestEventsAreKept() async throws {
        let fixture = try await Fixture()
        for number in 1...5 { _ = try await fixture.create("db-\(number)") }
        #expect(try await fixture.store.compactHistory(keeping: HistoryRetention()) == 0)
        #expect(try await fixture.store.compactHistory(keeping: HistoryRetention(count: 3)) == 2)
        #expect(try await revisions(fixture) == [3, 4, 5])
        #expect(try await fixture.store.compactHistory(keeping: HistoryRetention(count: 3)) == 0)
        let page = try await fixture.store.history(after: 0, filter: FeedFixture.everything, limit: 10)
        #expect(page.compacted == 2)
        #expect(page.revision == 5)
        // The databases themselves are as they were.
        #expect(try await fixture.store.snapshot(FeedFixture.everything).databases.count == 5)
    }

    @Test func oldEventsGo() async throws {
        let fixture = try await Fixture()
        for number in 1...4 { _ = try await fixture.create("db-\(number)") }
        try await fixture.pool.execute("update transitions set at = now() - interval '2 hours' where revision <= 3")
        #expect(try await fixture.store.compactHistory(keeping: HistoryRetention(age: .seconds(3 * 3600))) == 0)
        #expect(try await fixture.store.compactHistory(keeping: HistoryRetention(age: .seconds(3600))) == 3)
        #expect(try await revisions(fixture) == [4])
    }

    @Test func longHistoriesGoInParts() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.create("main").id
        try await fixture.pool.transaction { transaction in
            try await transaction.execute(
                """
                insert into transitions (revision, database_id, organisation_id, from_state, actor,
                    \(unsafeSQL: DatabaseColumns.copied))
                select revision + n, database_id, organisation_id, from_state, actor, sequence + n,
                    \(unsafeSQL: DatabaseColumns.copied.dropping("sequence, "))
                from transitions, generate_series(1, 2500) as n where database_id = \(id.rawValue)
                """)
            try await transaction.execute("update history set revision = 2501")
        }
        #expect(try await fixture.store.compactHistory(keeping: HistoryRetention(count: 10)) == 2491)
        #expect(try await revisions(fixture).count == 10)
    }

    @Test func oldDeploymentsGoButTheNewestOfEachApp() async throws {
        let fixture = try await Fixture()
        let api = try #require(Name("api"))
        try await fixture.store.ensureApp(org: fixture.acme, app: api)
        var random = SystemRandomNumberGenerator()
        let sealed = SealedSecret(wrappedKey: [1], nonce: [2], ciphertext: [UInt8](repeating: 3, count: 17), version: 1)
        for app in [fixture.web, fixture.web, fixture.web, api] {
            _ = try await fixture.store.createDeployment(
                NewDeployment(
                    id: DeploymentID(using: &random), org: fixture.acme, app: app, createdBy: "member@acme",
                    credential: nil, conditions: [], environment: sealed))
        }
        let store = fixture.store
        #expect(try await store.forgetDeployments(olderThan: .seconds(3600)) == 0)
        try await fixture.pool.execute("update deployments set created_at = created_at - interval '2 days'")
        #expect(try await store.forgetDeployments(olderThan: .seconds(3 * 86_400)) == 0)
        // Less than a day is taken for a day: a repeated request may ask for them.
        #expect(try await store.forgetDeployments(olderThan: .seconds(60)) == 2)
        let left = try await fixture.pool.execute("select count(*) as count from deployments").single()
        #expect(try left.int("count") == 2)
    }

    @Test(.timeLimit(.minutes(1))) func theFeedRemovesOldEvents() async throws {
        var configuration = FeedFixture.patient
        configuration.compactionInterval = .milliseconds(20)
        configuration.retention = HistoryRetention(count: 2)
        try await FeedFixture.with(configuration) { its in
            for number in 1...5 { _ = try await its.fixture.create("db-\(number)") }
            #expect(try await eventually { try await revisions(its.fixture) == [4, 5] })
        }
    }
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}
