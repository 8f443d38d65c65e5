import Model
import Postgres
import Support
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(2))) struct FeedTests {
    @Test func aWatchBeginsWithWhatIsThere() async throws {
        try await FeedFixture.with { its in
            let one = try await its.fixture.create("one")
            let two = try await its.fixture.create("two")
            var watch = its.watch()
            #expect(try await watch.snapshot() == [one, two])
            let epoch = try await its.fixture.store.installation().epoch
            #expect(watch.last == Position(epoch: epoch, revision: 2))
        }
    }

    @Test func anEmptyControlPlaneIsSyncedAtOnce() async throws {
        try await FeedFixture.with { its in
            var watch = its.watch()
            let first = try await watch.next()
            #expect(first.kind == .synced)
            #expect(first.previous == 0)
            #expect(first.position.revision == 0)
        }
    }

    @Test func eachTransitionFollowsAsItWas() async throws {
        try await FeedFixture.with { its in
            var watch = its.watch()
            #expect(try await watch.snapshot().isEmpty)
            let created = try await its.fixture.create("main")
            let began = try await its.fixture.drive(Change(step: .begin(.network, progress: 0), nextWake: .now))
            let ready = try await its.fixture.drive(
                Change(state: .ready, reason: "Ready", step: .clear, nextWake: .never, actor: "somebody"))
            let deleting = try await its.fixture.delete(created.id)
            let first = try await watch.transition()
            #expect(first.database == created)
            #expect(first.from == .provisioning)
            #expect(first.to == .provisioning)
            #expect(first.actor == "member@acme")
            // Read later, it is still the database of that moment.
            #expect(try await watch.transition().database == began.database)
            let third = try await watch.transition()
            #expect(third.database == ready.database)
            #expect(third.from == .provisioning)
            #expect(third.to == .ready)
            #expect(third.reason == "Ready")
            #expect(third.actor == "somebody")
            #expect(third.at == ready.database.since)
            let last = try await watch.transition()
            #expect(last.database == deleting)
            #expect(last.from == .ready)
        }
    }

    @Test func aSnapshotShowsDeletedDatabasesAndNoPurgedOnes() async throws {
        try await FeedFixture.with { its in
            let kept = try await its.fixture.create("kept")
            try await its.fixture.drive(Change(state: .deleted, nextWake: .never))
            let purged = try await its.fixture.create("purged")
            var early = its.watch()
            #expect(try await early.snapshot().map(\.id) == [kept.id, purged.id])
            try await its.fixture.drive(Change(state: .purged, nextWake: .never))
            #expect(try await early.transition().to == .purged)
            var late = its.watch()
            #expect(try await late.snapshot().map(\.id) == [kept.id])
        }
    }

    @Test func whatACallerMayNotSeeIsNotThere() async throws {
        try await FeedFixture.with { its in
            let umbrella = try await its.fixture.addOrganisation("umbrella")
            let (acme, web) = (its.fixture.acme, its.fixture.web)
            let ours = try await its.fixture.create("ours")
            _ = try await its.fixture.create("theirs", org: umbrella)
            var watch = its.watch(WatchFilter(organisations: [acme]))
            // What the scope asks for is not what the caller may see.
            var foreign = its.watch(WatchFilter(scope: WatchScope(org: umbrella), organisations: [acme]))
            var one = its.watch(
                WatchFilter(scope: WatchScope(org: acme, app: web, id: ours.id), organisations: [acme]))
            #expect(try await watch.snapshot() == [ours])
            #expect(try await foreign.snapshot().isEmpty)
            #expect(try await one.snapshot() == [ours])
            _ = try await its.fixture.create("theirs-too", org: umbrella)
            let second = try await its.fixture.create("ours-too")
            #expect(try await watch.transition().database == second)
            let deleting = try await its.fixture.delete(ours.id)
            #expect(try await watch.transition().database == deleting)
            #expect(try await one.transition().database == deleting)
        }
    }

    @Test func writersAtTheSameTimeLeaveNoGap() async throws {
        try await FeedFixture.with { its in
            let writers = 8
            let rounds = 20
            var watches: [WatchReader] = []
            for _ in 0..<3 {
                var watch = its.watch()
                #expect(try await watch.snapshot().isEmpty)
                watches.append(watch)
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<writers {
                    group.addTask {
                        let lifecycle = its.fixture.lifecycle("host/\(writer)")
                        let id = try await its.fixture.create("db-\(writer)").id
                        for round in 1..<rounds {
                            // Any row will do: each claim is somebody else's at the same time.
                            guard let record = try await lifecycle.claim(limit: 1, lease: .seconds(60)).first else {
                                continue
                            }
                            _ = try await lifecycle.apply(
                                Change(
                                    message: "round \(round) of \(id)", nextWake: .now, releaseLease: true),
                                to: record.database.id, fence: record.fence, generation: 1)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let last = try await its.fixture.store.snapshot(FeedFixture.everything).revision
            #expect(last > Int64(writers))
            for var watch in watches {
                var revision: Int64 = 0
                while revision < last {
                    let next = try await watch.transition().database.revision
                    #expect(next == revision + 1)
                    revision = next
                }
            }
        }
    }

    @Test func aListenerThatIsCutOffMissesNothing() async throws {
        var configuration = FeedFixture.patient
        configuration.pollInterval = .milliseconds(50)
        try await FeedFixture.with(configuration) { its in
            var watch = its.watch()
            #expect(try await watch.snapshot().isEmpty)
            for number in 0..<5 {
                let killed = try await its.fixture.pool.execute(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where application_name = 'listener' and datname = current_database()
                    """)
                let created = try await its.fixture.create("db-\(number)")
                #expect(try await watch.transition().database == created)
                if number == 0 { #expect(killed.count == 1) }
            }
        }
    }

    @Test func aNotificationThatIsLostDelaysAndHidesNothing() async throws {
        var configuration = FeedFixture.patient
        configuration.pollInterval = .milliseconds(20)
        try await FeedFixture.with(configuration, channels: ["nobody_speaks_here"]) { its in
            var watch = its.watch()
            #expect(try await watch.snapshot().isEmpty)
            let created = try await its.fixture.create("main")
            #expect(try await watch.transition().database == created)
        }
    }

    @Test func aReconnectedListenerLooksAtOnce() async throws {
        try await FeedFixture.with { its in
            var watch = its.watch()
            #expect(try await watch.snapshot().isEmpty)
            try await its.fixture.pool.execute(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name = 'listener' and datname = current_database()
                """)
            // No poll comes for an hour: only the listener's return can tell of this one.
            let created = try await its.fixture.create("main")
            #expect(try await watch.transition().database == created)
        }
    }

    @Test func workIsAnnounced() async throws {
        try await FeedFixture.with { its in
            var signals = its.feed.work.makeAsyncIterator()
            // The listener's own arrival.
            #expect(await signals.next() != nil)
            _ = try await its.fixture.create("main")
            #expect(await signals.next() != nil)
        }
    }

    @Test func anIdleWatchTellsItsPosition() async throws {
        var configuration = FeedFixture.patient
        configuration.bookmarkInterval = .milliseconds(30)
        try await FeedFixture.with(configuration) { its in
            let umbrella = try await its.fixture.addOrganisation("umbrella")
            var watch = its.watch(WatchFilter(organisations: [its.fixture.acme]))
            #expect(try await watch.snapshot().isEmpty)
            #expect(try await watch.next().kind == .bookmark)
            let created = try await its.fixture.create("theirs", org: umbrella)
            var event = try await watch.next()
            while event.position.revision < created.revision {
                #expect(event.kind == .bookmark)
                event = try await watch.next()
            }
            #expect(event.kind == .bookmark)
            #expect(event.position.revision == created.revision)
        }
    }

    @Test func aWatchEndsWithItsTask() async throws {
        try await FeedFixture.with { its in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    var watch = its.watch()
                    _ = try await watch.snapshot()
                    await #expect(throws: CancellationError.self) { try await watch.next() }
                }
                #expect(await eventually { its.feed.state.withLock { $0.seats.waitingCount > 0 } })
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(its.feed.state.withLock { $0.seats.waitingCount == 0 && $0.seats.count == 0 })
        }
    }

    @Test func watchesEndRetryablyWithTheFeed() async throws {
        let (feeds, announce) = AsyncStream.makeStream(of: Feed.self)
        async let outcome = Self.outcome(ofWatching: feeds)
        try await FeedFixture.with { its in
            announce.yield(its.feed)
            #expect(await eventually { its.feed.state.withLock { $0.seats.waitingCount > 0 } })
        }
        let (first, late) = try await outcome
        #expect(first?.code == .unavailable)
        #expect(first?.reason == "ShuttingDown")
        #expect(late == first)
    }

    /// How a watch ends, and one that begins after it.
    private static func outcome(ofWatching feeds: AsyncStream<Feed>) async throws -> (Fault?, Fault?) {
        var faults: [Fault] = []
        for await feed in feeds {
            while faults.count < 2 {
                do {
                    for try await _ in feed.subscribe(FeedFixture.everything) {}
                } catch let fault as Fault {
                    faults.append(fault)
                }
            }
            break
        }
        return (faults.first, faults.last)
    }
}
