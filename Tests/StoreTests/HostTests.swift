import Model
import Postgres
import Support
import Testing

@testable import Store

/// Who holds a host, and what one host's daemon sees of another's.
@Suite struct HostTests {
    private let one: HostName
    private let two: HostName

    init() throws {
        one = try #require(HostName("one"))
        two = try #require(HostName("two"))
    }

    private func silence(_ fixture: Fixture) async throws {
        try await fixture.pool.execute("update hosts set seen_at = now() - interval '16 seconds'")
    }

    @Test func aHostIsMadeOnce() async throws {
        let store = try await Fixture().store
        let ids = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<4 { group.addTask { try await store.ensureHost(self.two) } }
            return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
        }
        #expect(ids.count == 1)
        #expect(try await store.hosts().map(\.name) == [one, two])
    }

    @Test func anotherHomeIsRefusedWhileTheDaemonIsThere() async throws {
        let fixture = try await Fixture()
        let store = fixture.store
        let first = try await store.takeHost(one, lock: "elsewhere", run: "1")
        guard case .heldByAnother(let seenAt) = first else {
            Issue.record("\(first)")
            return
        }
        #expect(try await store.keepHost(fixture.host))
        let second = try await store.takeHost(one, lock: "elsewhere", run: "1")
        #expect(second != first, "a sign of life moves the time")
        guard case .heldByAnother(let later) = second else {
            Issue.record("\(second)")
            return
        }
        // The fixture's is of tomorrow, so that nothing is silent during a test.
        #expect(later != seenAt)
    }

    @Test func aSilentDaemonLosesItsHostAndAllItCouldDo() async throws {
        let fixture = try await Fixture()
        let store = fixture.store
        let old = fixture.lifecycle("old")
        let id = try await fixture.create("main").id
        let record = try #require(try await old.claim(limit: 1, lease: .seconds(2)).first)
        try await silence(fixture)
        let taking = try await store.takeHost(one, lock: "elsewhere", run: "1")
        guard case .taken(let host, predecessorIsGone: false) = taking else {
            Issue.record("\(taking)")
            return
        }
        #expect(host.id == fixture.host.id && host.fence == fixture.host.fence + 1)
        #expect(try await !store.keepHost(fixture.host), "it hears of it")
        await #expect(throws: LeaseLost(id: id)) { try await old.renew(id, fence: record.fence, lease: .seconds(60)) }
        _ = try await fixture.create("other")
        #expect(try await old.claim(limit: 5, lease: .seconds(60)).isEmpty, "it claims nothing more")
        // What it holds it keeps to the end of its lease: it may be in the middle of something.
        let new = fixture.lifecycle("new", on: host)
        #expect(try await new.claim(limit: 5, lease: .seconds(60)).map(\.database.name.rawValue) == ["other"])
        #expect(
            try await eventually(within: .seconds(60)) {
                try await new.claim(limit: 5, lease: .seconds(60)).map(\.database.id) == [id]
            })
        await #expect(throws: LeaseLost(id: id)) {
            try await old.apply(Change(state: .failed), to: id, fence: record.fence, generation: 1)
        }
        try await store.releaseHost(fixture.host)
        #expect(try await store.keepHost(host), "who has lost a host can't give it back")
    }

    @Test func theNextRunInTheHomeTakesItAtOnce() async throws {
        let fixture = try await Fixture()
        let taking = try await fixture.store.takeHost(one, lock: "lock of one", run: "2")
        guard case .taken(let host, predecessorIsGone: true) = taking else {
            Issue.record("\(taking)")
            return
        }
        #expect(host.fence == fixture.host.fence + 1)
        // A name that merely begins like another one's is somebody else's.
        guard case .heldByAnother = try await fixture.store.takeHost(one, lock: "lock", run: "2") else {
            Issue.record("taken")
            return
        }
    }

    @Test func whatWasGivenBackIsTakenByAnybody() async throws {
        let fixture = try await Fixture()
        try await fixture.store.releaseHost(fixture.host)
        guard case .taken(_, predecessorIsGone: true) = try await fixture.store.takeHost(one, lock: "new", run: "1")
        else {
            Issue.record("not taken")
            return
        }
    }

    @Test func anUnknownHostIsNotFound() async throws {
        let fixture = try await Fixture()
        #expect(await reason { _ = try await fixture.store.takeHost(two, lock: "l", run: "1") } == "NotFound")
    }

    @Test func eachDaemonWorksOnItsOwnHost() async throws {
        let fixture = try await Fixture()
        let away = fixture.lifecycle("two/1", on: try await fixture.addHost("two"))
        let here = fixture.lifecycle()
        let main = try await fixture.create("main").id
        #expect(try await away.nextWake() == nil)
        let far = try await fixture.create("main", app: "away").id
        let mine = try await here.claim(limit: 5, lease: .seconds(60))
        let theirs = try await away.claim(limit: 5, lease: .seconds(60))
        #expect(mine.map(\.database.id) == [main] && theirs.map(\.database.id) == [far])
        // Two machines may use the same private addresses.
        let (first, second) = (
            try await here.reserveAddress(["10.0.0.7"], for: main, fence: mine[0].fence),
            try await away.reserveAddress(["10.0.0.7"], for: far, fence: theirs[0].fence)
        )
        #expect(first == Endpoint(host: "10.0.0.7") && second == first)
        _ = try await here.recordAddress("10.0.0.8", for: main, fence: mine[0].fence)
        _ = try await away.recordAddress("10.0.0.8", for: far, fence: theirs[0].fence)
        let kept = try await fixture.store.database(org: fixture.acme, app: fixture.web, id: main)
        #expect(kept?.endpoint == Endpoint(host: "10.0.0.8"), "it lost nothing to the other machine")
        for (lifecycle, record) in [(here, mine[0]), (away, theirs[0])] {
            _ = try await lifecycle.apply(
                Change(state: .ready, nextWake: .never, deadline: .clear, releaseLease: true),
                to: record.database.id, fence: record.fence, generation: 1)
        }
        try await here.wake(far)
        #expect(try await away.nextWake() == nil, "an engine speaks of its own databases only")
        #expect(try await fixture.store.wakeAll(on: fixture.host) == 1)
        #expect(try await away.nextWake() == nil)
        #expect(try await here.nextWake() != nil)
    }

    @Test func onlyTheOwnHostsWorkIsHeard() async throws {
        let fixture = try await Fixture()
        let two = try await fixture.addHost("two")
        let heard = Recorder<String>()
        let listener = PostgresListener(
            connectionString: fixture.connectionString, loop: TestLoop.shared, channels: two.channels)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listener.run { heard.append("\($0)") } }
            #expect(await eventually(within: .seconds(60)) { heard.all.count == 1 }, "it listens")
            _ = try await fixture.create("main")
            _ = try await fixture.create("main", app: "away")
            #expect(await eventually(within: .seconds(60)) { heard.all.contains { $0.contains("paas_work_") } })
            #expect(heard.all.filter { $0.contains("paas_work_") }.count == 1, "\(heard.all)")
            #expect(await eventually(within: .seconds(60)) { heard.all.count { $0.contains("paas_events") } == 2 })
            group.cancelAll()
        }
    }

    @Test func anAppNeverMoves() async throws {
        let fixture = try await Fixture()
        let store = fixture.store
        _ = try await fixture.addHost("two")
        #expect(try await store.apps(org: fixture.acme).map(\.host) == [two, one])
        try await store.ensureApp(org: fixture.acme, app: fixture.web)
        try await store.ensureApp(org: fixture.acme, app: fixture.web, host: one)
        let web = fixture.web
        #expect(await reason { try await store.ensureApp(org: fixture.acme, app: web, host: two) } == "AppElsewhere")
        let shop = try #require(Name("shop"))
        #expect(await reason { try await store.ensureApp(org: fixture.acme, app: shop) } == "HostUnclear")
    }

    @Test func aDatabaseOfASilentHostSaysSo() async throws {
        let fixture = try await Fixture()
        let created = try await fixture.create("main")
        let show = { try await fixture.store.database(org: fixture.acme, app: fixture.web, id: created.id) }
        #expect(try await show() == created)
        try await silence(fixture)
        let silent = try #require(try await show())
        #expect(silent.conditions.map(\.type) == [Condition.hostSilent])
        #expect(silent.conditions.first?.message.contains("one") == true && silent.conditions.first?.since != nil)
        #expect(silent.state == .provisioning && silent.revision == created.revision, "nobody has changed it")
        let listed = try await fixture.store.databases(org: fixture.acme, app: fixture.web).databases
        #expect(listed == [silent])
        try await fixture.drive(Change(state: .ready, nextWake: .never, deadline: .clear))
        #expect(try await show()?.conditions == [], "one at rest waits for nothing")
    }

    @Test func hostsAreListedWithWhatLivesThere() async throws {
        let fixture = try await Fixture()
        try await fixture.store.recordEngine(.native, of: fixture.host)
        try await fixture.store.ensureHost(two)
        _ = try await fixture.create("main")
        try await fixture.drive(Change(state: .purged, nextWake: .never))
        _ = try await fixture.create("other")
        let hosts = try await fixture.store.hosts()
        #expect(hosts.map(\.name) == [one, two])
        #expect(hosts.map(\.engine) == [.native, nil])
        #expect(hosts.map(\.isServing) == [true, false])
        #expect(hosts.map(\.seenAt).map { $0 == nil } == [false, true])
        #expect(hosts.map(\.apps) == [1, 0] && hosts.map(\.databases) == [1, 0])
        try await silence(fixture)
        #expect(try await fixture.store.hosts().map(\.isServing) == [false, false])
    }

    @Test func versionsAreThoseOfTheAppsHost() async throws {
        let fixture = try await Fixture()
        let (store, acme, web) = (fixture.store, fixture.acme, fixture.web)
        #expect(try await store.versions(org: acme, app: web) == nil)
        try await store.recordVersions([.init(major: 17), .init(major: 15)], of: fixture.host)
        #expect(try await store.versions(org: acme, app: web) == [.init(major: 15), .init(major: 17)])
        #expect(try await store.versions(org: acme, app: acme) == nil)
    }
}
