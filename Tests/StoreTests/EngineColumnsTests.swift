import Model
import Postgres
import Support
import Testing

@testable import Store

/// What an engine needs to find again, and what it tells.
@Suite struct EngineColumnsTests {
    @Test func imageAndIncarnationAreKept() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        let before = try await fixture.drive(Change(nextWake: .now))
        #expect(before.image == nil && before.incarnation == nil)
        try await fixture.drive(Change(nextWake: .now, image: "postgres@sha256:1", incarnation: "a"))
        let after = try await fixture.drive(Change(nextWake: .now, incarnation: "b"))
        #expect(after.image == "postgres@sha256:1" && after.incarnation == "b")
    }

    @Test func aStepTellsItsBytes() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.create("main").id
        try await fixture.drive(
            Change(step: .begin(.image, progress: 25, done: 5_000_000_000, total: 20_000_000_000), nextWake: .now))
        var step = try #require(
            try await fixture.store.database(org: fixture.acme, app: fixture.web, id: id)?.step)
        #expect(step.doneBytes == 5_000_000_000 && step.totalBytes == 20_000_000_000 && step.progressPercent == 25)
        let kept = try await fixture.drive(Change(message: "still", nextWake: .now))
        #expect(kept.database.step == step)
        let odd = try await fixture.drive(
            Change(step: .begin(.image, progress: 0, done: -1, total: -1), nextWake: .now))
        #expect(odd.database.step?.doneBytes == 0 && odd.database.step?.totalBytes == 0)
        let next = try await fixture.drive(Change(step: .begin(.volume, progress: 0), nextWake: .now))
        step = try #require(next.database.step)
        #expect(step.doneBytes == 0 && step.totalBytes == 0)
        let page = try await fixture.store.history(
            after: 0, filter: WatchFilter(organisations: nil), limit: 10)
        #expect(page.transitions.map { $0.database.step?.doneBytes } == [nil, 5_000_000_000, 5_000_000_000, 0, 0])
    }

    @Test func theNetworksSubnetIsRecorded() async throws {
        let fixture = try await Fixture()
        let (store, host) = (fixture.store, fixture.host)
        let other = try await fixture.addHost("two")
        try await store.recordNetworkSubnet("10.99.0.0/20", of: host)
        #expect(try await store.ground(of: host).networkSubnet == "10.99.0.0/20")
        try await store.recordNetworkSubnet("10.98.0.0/20", of: host)
        #expect(try await store.ground(of: host).networkSubnet == "10.98.0.0/20")
        #expect(try await store.ground(of: other).networkSubnet == nil)
    }

    @Test func workIsNotHurried() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.create("main").id
        let created = try #require(try await fixture.store.database(org: fixture.acme, app: fixture.web, id: id))
        let later = created.createdAt.advanced(by: .seconds(60))
        for state in [DatabaseState.degraded, .failed, .provisioning] {
            try await fixture.drive(Change(state: state, nextWake: .at(later)))
            try await fixture.lifecycle().wake(id)
            #expect(try await fixture.lifecycle().nextWake() == later)
            try await fixture.pool.execute("update databases set next_wake = now() where id = \(id.rawValue)")
        }
        try await fixture.drive(Change(state: .ready, nextWake: .at(later), deadline: .at(later)))
        try await fixture.lifecycle().wake(id)
        #expect(try await fixture.lifecycle().nextWake() == later, "a change of the password has its own pace")
    }

    @Test func aRowIsWokenByItsName() async throws {
        let fixture = try await Fixture()
        let one = try await fixture.create("one").id
        try await fixture.drive(Change(state: .deleted, nextWake: .never))
        let two = try await fixture.create("two").id
        try await fixture.drive(Change(state: .purged, nextWake: .never))
        let lifecycle = fixture.lifecycle()
        try await lifecycle.wake(two)
        #expect(try await lifecycle.claim(limit: 5, lease: .seconds(60)).isEmpty, "of a purged one nothing is left")
        try await lifecycle.wake(one)
        let claimed = try await lifecycle.claim(limit: 5, lease: .seconds(60))
        #expect(claimed.map(\.database.id) == [one])
        try await lifecycle.wake(try #require(DatabaseID("aaaaaaaaaaaaaaaa")))
    }

    @Test func aWakeIsHeardByProvisioners() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.create("main").id
        try await fixture.drive(Change(state: .ready, nextWake: .never))
        let heard = Recorder<String>()
        let listener = PostgresListener(
            connectionString: fixture.connectionString, loop: TestLoop.shared, channels: fixture.host.channels)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listener.run { heard.append("\($0)") } }
            #expect(await eventually { heard.all.count == 1 }, "it listens")
            try await fixture.lifecycle().wake(id)
            #expect(await eventually { heard.all.count == 2 })
            group.cancelAll()
        }
    }

    @Test func aWakeDoesNotDelayWhatIsDueAnyway() async throws {
        let fixture = try await Fixture()
        let created = try await fixture.create("main")
        try await fixture.drive(Change(state: .ready, nextWake: .at(created.createdAt)))
        try await fixture.lifecycle().wake(created.id)
        #expect(try await fixture.lifecycle().nextWake() == created.createdAt)
    }
}
