import Model
import Postgres
import Support
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(2))) struct ResumeTests {
    @Test(arguments: [2, 4096])
    func aWatchGoesOnWhereItWas(ringCapacity: Int) async throws {
        var configuration = FeedFixture.patient
        configuration.ringCapacity = ringCapacity
        configuration.batch = 2
        try await FeedFixture.with(configuration) { its in
            _ = try await its.fixture.create("zero")
            var first = its.watch()
            _ = try await first.snapshot()
            let position = try #require(first.last)
            var created: [Database] = []
            for number in 1...7 { created.append(try await its.fixture.create("db-\(number)")) }
            #expect(await eventually { its.feed.state.withLock { $0.ring.head } == 8 })
            var resumed = its.watch(from: position)
            for (index, database) in created.enumerated() {
                let event = try await resumed.next()
                #expect(event.previous == (index == 0 ? position.revision : created[index - 1].revision))
                guard case .transition(let transition) = event.kind else {
                    Issue.record("\(event)")
                    return
                }
                #expect(transition.database == database)
            }
            let next = try await its.fixture.create("next")
            #expect(try await resumed.transition().database == next)
        }
    }

    @Test func aResumedWatchSeesItsScopeOnly() async throws {
        try await FeedFixture.with { its in
            let umbrella = try await its.fixture.addOrganisation("umbrella")
            var first = its.watch(WatchFilter(organisations: [umbrella]))
            _ = try await first.snapshot()
            _ = try await its.fixture.create("ours")
            let theirs = try await its.fixture.create("theirs", org: umbrella)
            var resumed = its.watch(WatchFilter(organisations: [umbrella]), from: first.last)
            #expect(try await resumed.transition().database == theirs)
        }
    }

    @Test func historyThatIsGoneIsSaid() async throws {
        var configuration = FeedFixture.patient
        configuration.ringCapacity = 1
        try await FeedFixture.with(configuration) { its in
            var first = its.watch()
            _ = try await first.snapshot()
            let position = try #require(first.last)
            for number in 1...4 { _ = try await its.fixture.create("db-\(number)") }
            let removed = try await its.fixture.store.compactHistory(keeping: HistoryRetention(count: 2))
            #expect(removed == 2)
            #expect(await eventually { its.feed.state.withLock { $0.ring.head } == 4 })
            var resumed = its.watch(from: position)
            let reset = try await resumed.next()
            #expect(reset.kind == .reset("Compacted"))
            #expect(reset.position.revision == 4)
            #expect(try await resumed.snapshot().count == 4)
            let next = try await its.fixture.create("next")
            #expect(try await resumed.transition().database == next)
            // What is left can be continued.
            var later = its.watch(from: Position(epoch: position.epoch, revision: 2))
            #expect(try await later.transition().database.revision == 3)
        }
    }

    @Test func anotherHistoryIsSaid() async throws {
        try await FeedFixture.with { its in
            let created = try await its.fixture.create("main")
            var resumed = its.watch(from: Position(epoch: "another", revision: 1))
            let reset = try await resumed.next()
            #expect(reset.kind == .reset("EpochChanged"))
            #expect(reset.position.epoch != "another")
            #expect(try await resumed.snapshot() == [created])
        }
    }

    @Test func aPositionThatWasNeverReachedIsSaid() async throws {
        try await FeedFixture.with { its in
            let created = try await its.fixture.create("main")
            let epoch = try await its.fixture.store.installation().epoch
            var resumed = its.watch(from: Position(epoch: epoch, revision: 1_000))
            #expect(try await resumed.next().kind == .reset("EpochChanged"))
            #expect(try await resumed.snapshot() == [created])
        }
    }

    /// An old copy of the control plane is put back under a daemon that runs.
    @Test func aHistoryThatWentBackIsSaid() async throws {
        var configuration = FeedFixture.patient
        configuration.pollInterval = .milliseconds(20)
        try await FeedFixture.with(configuration) { its in
            _ = try await its.fixture.create("old")
            _ = try await its.fixture.create("lost")
            var watch = its.watch()
            #expect(try await watch.snapshot().count == 2)
            try await its.fixture.pool.transaction { transaction in
                try await transaction.execute("delete from transitions where revision = 2")
                try await transaction.execute("delete from databases where name = 'lost'")
                try await transaction.execute("update history set revision = 1, epoch = 'restored'")
            }
            let reset = try await watch.next()
            #expect(reset.kind == .reset("EpochChanged"))
            #expect(reset.position == Position(epoch: "restored", revision: 1))
            #expect(try await watch.snapshot().map(\.name.rawValue) == ["old"])
            let next = try await its.fixture.create("next")
            #expect(try await watch.transition().database == next)
        }
    }

    @Test func aSlowWatchLosesNothingAndDelaysNobody() async throws {
        var configuration = FeedFixture.patient
        configuration.ringCapacity = 4
        configuration.batch = 3
        try await FeedFixture.with(configuration) { its in
            var slow = its.watch()
            var fast = its.watch()
            #expect(try await slow.snapshot().isEmpty)
            #expect(try await fast.snapshot().isEmpty)
            for number in 1...30 {
                let created = try await its.fixture.create("db-\(number)")
                #expect(try await fast.transition().database == created)
            }
            for revision in 1...30 { #expect(try await slow.transition().database.revision == Int64(revision)) }
            let next = try await its.fixture.create("next")
            #expect(try await slow.transition().database == next)
            #expect(try await fast.transition().database == next)
        }
    }

    @Test func aWatchTooSlowForTheHistoryIsTold() async throws {
        var configuration = FeedFixture.patient
        configuration.ringCapacity = 2
        try await FeedFixture.with(configuration) { its in
            var slow = its.watch()
            #expect(try await slow.snapshot().isEmpty)
            for number in 1...10 { _ = try await its.fixture.create("db-\(number)") }
            #expect(await eventually { its.feed.state.withLock { $0.ring.head } == 10 })
            try await its.fixture.store.compactHistory(keeping: HistoryRetention(count: 0))
            #expect(try await slow.next().kind == .reset("Compacted"))
            #expect(try await slow.snapshot().count == 10)
        }
    }
}
