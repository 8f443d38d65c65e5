import Model
import Postgres
import Support
import Testing

@testable import Store

@Suite struct LeaseTests {
    @Test func holdersNeverShareARow() async throws {
        let fixture = try await Fixture(poolSize: 8)
        for number in 0..<40 { _ = try await fixture.create("db-\(number)") }
        let claimed = try await withThrowingTaskGroup(of: [DatabaseID].self) { group in
            for holder in 0..<8 {
                let lifecycle = fixture.lifecycle("host/\(holder)")
                group.addTask {
                    var mine: [DatabaseID] = []
                    while true {
                        let records = try await lifecycle.claim(limit: 3, lease: .seconds(60))
                        if records.isEmpty { return mine }
                        mine += records.map(\.database.id)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(claimed).count == 40)
        #expect(claimed.count == 40)
    }

    @Test func aClaimGivesWhatThereIs() async throws {
        let fixture = try await Fixture()
        let created = try await fixture.create("main")
        let record = try #require(try await fixture.lifecycle().claim(limit: 5, lease: .seconds(60)).first)
        #expect(record.database == created)
        #expect(record.fence == 1)
        #expect(record.credential == nil)
        #expect(record.systemIdentifier == nil)
        #expect(!record.everReady)
        #expect(record.now >= created.createdAt)
        #expect(record.nextWake == created.nextAttempt)
    }

    @Test func theLongestDueComesFirst() async throws {
        let fixture = try await Fixture()
        let first = try await fixture.create("one")
        let second = try await fixture.create("two")
        let lifecycle = fixture.lifecycle()
        #expect(try await lifecycle.claim(limit: 1, lease: .seconds(60)).map(\.database.id) == [first.id])
        #expect(try await lifecycle.claim(limit: 1, lease: .seconds(60)).map(\.database.id) == [second.id])
        #expect(try await lifecycle.claim(limit: 1, lease: .seconds(60)).isEmpty)
        #expect(try await lifecycle.claim(limit: 0, lease: .seconds(60)).isEmpty)
    }

    @Test func whoSleptThroughTheLeaseWritesNothing() async throws {
        let fixture = try await Fixture()
        let (sleeper, heir) = (fixture.lifecycle("host/1"), fixture.lifecycle("host/2"))
        let id = try await fixture.create("main").id
        let old = try #require(try await sleeper.claim(limit: 1, lease: .zero).first)
        // Nobody else came: the holder may go on.
        try await sleeper.renew(id, fence: old.fence, lease: .zero)
        let new = try #require(try await heir.claim(limit: 1, lease: .seconds(60)).first)
        #expect(new.fence == old.fence + 1)
        await #expect(throws: LeaseLost(id: id)) { try await sleeper.renew(id, fence: old.fence, lease: .seconds(60)) }
        await #expect(throws: LeaseLost(id: id)) {
            try await sleeper.apply(Change(state: .failed), to: id, fence: old.fence, generation: 1)
        }
        await #expect(throws: LeaseLost(id: id)) {
            try await sleeper.reserveAddress(["127.1.0.1"], for: id, fence: old.fence)
        }
        let now = try await fixture.store.database(org: fixture.acme, app: fixture.web, id: id)
        #expect(now == new.database)
    }

    @Test func aRenewedLeaseHolds() async throws {
        let fixture = try await Fixture()
        let lifecycle = fixture.lifecycle()
        let id = try await fixture.create("main").id
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .zero).first)
        try await lifecycle.renew(id, fence: record.fence, lease: .seconds(60))
        #expect(try await lifecycle.claim(limit: 1, lease: .seconds(60)).isEmpty)
    }

    @Test func workThatIsNotWantedAnyMoreIsGivenUp() async throws {
        let fixture = try await Fixture()
        let lifecycle = fixture.lifecycle()
        let id = try await fixture.create("main").id
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(60)).first)
        let deleting = try await fixture.delete(id)
        await #expect(throws: Superseded(id: id)) {
            try await lifecycle.apply(Change(state: .ready), to: id, fence: record.fence, generation: 1)
        }
        let next = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(60)).first)
        #expect(next.database == deleting)
        #expect(next.fence == record.fence + 1)
    }

    @Test func theNextWakeIsTheEarliest() async throws {
        let fixture = try await Fixture()
        let lifecycle = fixture.lifecycle()
        #expect(try await lifecycle.nextWake() == nil)
        _ = try await fixture.create("main")
        let record = try await fixture.drive(Change(nextWake: .never))
        #expect(try await lifecycle.nextWake() == nil)
        #expect(record.nextWake == nil)
        let created = try await fixture.create("other")
        #expect(try await lifecycle.nextWake() == created.createdAt)
        let later = created.createdAt.advanced(by: .seconds(5))
        try await fixture.drive(Change(nextWake: .at(later)))
        #expect(try await lifecycle.nextWake() == later)
        #expect(try await lifecycle.claim(limit: 1, lease: .seconds(60)).isEmpty)
    }

    @Test func aLeasedRowIsDueWhenItsLeaseEnds() async throws {
        let fixture = try await Fixture()
        let lifecycle = fixture.lifecycle()
        _ = try await fixture.create("main")
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(60)).first)
        let due = try #require(try await lifecycle.nextWake())
        #expect(due == record.now.advanced(by: .seconds(60)))
    }

    @Test func aDaemonThatStartsFreesWhatADeadOneHeldOnItsHost() async throws {
        let fixture = try await Fixture()
        let two = try await fixture.addHost("two")
        let (dead, elsewhere) = (fixture.lifecycle("one/7"), fixture.lifecycle("two/9", on: two))
        let first = try await fixture.create("main").id
        _ = try await fixture.create("main", app: "away")
        let held = try #require(try await dead.claim(limit: 5, lease: .seconds(3600)).first)
        let other = try #require(try await elsewhere.claim(limit: 5, lease: .seconds(3600)).first)
        #expect(try await fixture.store.releaseLeases(of: fixture.host) == 1)
        await #expect(throws: LeaseLost(id: first)) {
            try await dead.apply(Change(), to: first, fence: held.fence, generation: 1)
        }
        #expect(try await dead.claim(limit: 5, lease: .seconds(60)).map(\.database.id) == [first])
        _ = try await elsewhere.apply(Change(), to: other.database.id, fence: other.fence, generation: 1)
    }

    @Test func everythingThatIsNotPurgedCanBeWoken() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("one")
        try await fixture.drive(Change(state: .ready, nextWake: .never))
        _ = try await fixture.create("two")
        try await fixture.drive(Change(state: .purged, nextWake: .never))
        let lifecycle = fixture.lifecycle()
        #expect(try await lifecycle.claim(limit: 5, lease: .seconds(60)).isEmpty)
        #expect(try await fixture.store.wakeAll(on: fixture.host) == 1)
        #expect(try await lifecycle.claim(limit: 5, lease: .seconds(60)).map(\.database.name.rawValue) == ["one"])
    }
}
