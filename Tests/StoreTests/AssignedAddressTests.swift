import Model
import Postgres
import Support
import Testing

@testable import Store

@Suite struct AssignedAddressTests {
    private func claim(_ fixture: Fixture, _ count: Int) async throws -> [Record] {
        for number in 0..<count { _ = try await fixture.create("db-\(number)") }
        return try await fixture.lifecycle().claim(limit: count, lease: .seconds(60))
    }

    @Test func anAddressIsRecordedAsTheEngineSays() async throws {
        let fixture = try await Fixture()
        let record = try await claim(fixture, 1)[0]
        let lifecycle = fixture.lifecycle()
        for host in ["10.0.0.7", "10.0.0.8", "10.0.0.8"] {
            let endpoint = try await lifecycle.recordAddress(host, for: record.database.id, fence: record.fence)
            #expect(endpoint == Endpoint(host: host, port: 5432))
            let shown = try await lifecycle.apply(
                Change(writesEvent: false), to: record.database.id, fence: record.fence, generation: 1)
            #expect(shown.database.endpoint == endpoint)
        }
    }

    @Test func whoeverHadItHasLostIt() async throws {
        let fixture = try await Fixture()
        let records = try await claim(fixture, 2)
        let lifecycle = fixture.lifecycle()
        let (one, two) = (records[0].database.id, records[1].database.id)
        _ = try await lifecycle.recordAddress("10.0.0.7", for: one, fence: records[0].fence)
        _ = try await lifecycle.apply(
            Change(nextWake: .never, releaseLease: true), to: one, fence: records[0].fence, generation: 1)
        _ = try await lifecycle.recordAddress("10.0.0.7", for: two, fence: records[1].fence)
        let loser = try #require(try await lifecycle.claim(limit: 2, lease: .seconds(60)).first)
        #expect(loser.database.id == one && loser.database.endpoint == nil, "and is looked at")
    }

    @Test func aPurgedDatabaseLosesNothing() async throws {
        let fixture = try await Fixture()
        let records = try await claim(fixture, 2)
        let lifecycle = fixture.lifecycle()
        let (one, two) = (records[0].database.id, records[1].database.id)
        _ = try await lifecycle.recordAddress("10.0.0.7", for: one, fence: records[0].fence)
        _ = try await lifecycle.apply(
            Change(state: .purged, nextWake: .never), to: one, fence: records[0].fence, generation: 1)
        _ = try await lifecycle.recordAddress("10.0.0.7", for: two, fence: records[1].fence)
        let kept = try await fixture.store.database(org: fixture.acme, app: fixture.web, id: one)
        #expect(kept?.endpoint == Endpoint(host: "10.0.0.7"))
        #expect(try await lifecycle.nextWake() != nil)
    }

    @Test func withoutTheLeaseNothingIsRecorded() async throws {
        let fixture = try await Fixture()
        let record = try await claim(fixture, 1)[0]
        await #expect(throws: LeaseLost(id: record.database.id)) {
            _ = try await fixture.lifecycle().recordAddress("10.0.0.7", for: record.database.id, fence: 99)
        }
        let database = try await fixture.store.database(org: fixture.acme, app: fixture.web, id: record.database.id)
        #expect(database?.endpoint == nil)
    }

    /// Each takes what the other one has, at the same time and often: no round waits for the other for ever.
    @Test func twoThatExchangeTheirAddressesDoNotBlockEachOther() async throws {
        let fixture = try await Fixture()
        let records = try await claim(fixture, 2)
        let lifecycle = fixture.lifecycle()
        for round in 0..<20 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, record) in records.enumerated() {
                    let host = (index + round).isMultiple(of: 2) ? "10.0.0.7" : "10.0.0.8"
                    group.addTask {
                        _ = try await lifecycle.recordAddress(host, for: record.database.id, fence: record.fence)
                    }
                }
                try await group.waitForAll()
            }
        }
        let addresses = try await fixture.pool.execute("select host from databases where host is not null")
        #expect(!addresses.isEmpty)
    }
}
