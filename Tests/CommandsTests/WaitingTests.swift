import Messages
import Model
import PaasClient
import Synchronization
import Testing

@testable import Commands

@Suite struct WaitingTests {
    @Test func everyStateHasAVerdictForEveryGoal() {
        let expected: [WaitGoal: [WaitGoal.Verdict]] = [
            // unspecified, provisioning, ready, degraded, failed, deleting, deleted, undeleting, purging, purged
            .ready: [
                .underWay, .underWay, .reached, .underWay, .missed, .missed, .missed, .underWay, .missed, .missed,
            ],
            .deleted: [
                .underWay, .underWay, .missed, .underWay, .missed, .underWay, .reached, .missed, .underWay, .reached,
            ],
            .purged: [
                .underWay, .underWay, .missed, .underWay, .missed, .underWay, .underWay, .missed, .underWay, .reached,
            ],
            .rotated: [
                .underWay, .underWay, .reached, .reached, .missed, .missed, .missed, .underWay, .missed, .missed,
            ],
        ]
        #expect(expected.count == WaitGoal.allCases.count)
        for (goal, verdicts) in expected {
            for (state, verdict) in zip(DatabasesV1.State.allCases, verdicts) {
                #expect(goal.verdict(on: .init(state: state)) == verdict, "\(goal) \(state)")
            }
        }
    }

    @Test func aFailureThatWillBeRetriedIsNoEnd() {
        let failed = DatabasesV1.Database(state: .failed, nextAttempt: Samples.moment)
        #expect(WaitGoal.ready.verdict(on: failed) == .underWay)
    }

    @Test func theGoalEndsTheWaiting() async throws {
        let provisioning = Samples.database("main", .provisioning)
        let ready = Samples.database("main", .ready)
        let heard = Mutex<[DatabasesV1.State]>([])
        let waiting = waiting(for: .ready, progress: { database in heard.withLock { $0.append(database.state) } })
        let outcome = try await waiting.run({ _ in watch([snapshot(provisioning), transition(ready)]) }, until: never)
        #expect(outcome == .reached(ready))
        #expect(heard.withLock { $0 } == [.provisioning])
    }

    @Test func whatIsInNoSnapshotAnyMoreIsLookedUp() async throws {
        let purged = Samples.database("main", .purged)
        let waiting = waiting(for: .purged, lookUp: { _ in purged })
        let synced = DatabasesV1.WatchStatusResponse(event: .synced(.init()))
        #expect(try await waiting.run({ _ in watch([synced]) }, until: never) == .reached(purged))
    }

    @Test func aDaemonThatIsAwayIsWaitedFor() async throws {
        let lost = Fault(.unavailable, reason: "Unreachable", "No daemon.", domain: Fault.rpc)
        let calls = Mutex(0)
        let said = Mutex<[Fault]>([])
        let waiting = waiting(
            for: .ready,
            find: {
                if calls.withLock({
                    $0 += 1
                    return $0 < 4
                }) {
                    throw lost
                }
                return Samples.database
            }, absent: { fault in said.withLock { $0.append(fault) } })
        let outcome = try await waiting.run({ _ in watch([snapshot(Samples.database)]) }, until: never)
        #expect(outcome == .reached(Samples.database))
        #expect(calls.withLock { $0 } == 4)
        #expect(said.withLock { $0 } == [lost])
    }

    @Test func waitingForTheDaemonHasAnEndToo() async throws {
        let lost = Fault(.unavailable, reason: "Unreachable", "No daemon.", domain: Fault.rpc)
        let waiting = waiting(for: .ready, timeout: .milliseconds(5), find: { throw lost })
        #expect(try await waiting.run({ _ in watch([]) }, until: never) == .timedOut)
    }

    @Test func whatIsNotFoundIsNotWaitedFor() async throws {
        let missing = CommandFailure(.notFound, "none")
        let waiting = waiting(for: .ready, find: { throw missing })
        let failure = try await #require(throws: CommandFailure.self) {
            try await waiting.run({ _ in watch([]) }, until: never)
        }
        #expect(failure == missing)
    }

    @Test func aRotationIsOverWhenItsConditionIs() async throws {
        let pending = DatabasesV1.Database(
            name: "main", state: .ready, conditions: [.init(type: Condition.rotationPending)])
        let rotated = Samples.database("main", .ready)
        let outcome = try await waiting(for: .rotated).run(
            { _ in watch([snapshot(pending), transition(rotated)]) }, until: never)
        #expect(outcome == .reached(rotated))
    }

    /// A wait that finds its database at once; nobody looks up what the watch shows.
    private func waiting(
        for goal: WaitGoal, timeout: Duration = .seconds(60),
        find: @escaping @Sendable () async throws -> DatabasesV1.Database = { Samples.database },
        lookUp: (@Sendable (String) async throws -> DatabasesV1.Database)? = nil,
        absent: @escaping @Sendable (Fault) async -> Void = { _ in },
        progress: @escaping @Sendable (DatabasesV1.Database) async -> Void = { _ in }
    ) -> Waiting {
        Waiting(
            goal: goal, timeout: timeout,
            persistence: Persistence(
                absent: absent,
                pause: { _ in
                    await Task.yield()
                    try Task.checkCancellation()
                }), find: find,
            lookUp: lookUp ?? { _ in
                Issue.record("looked up although the watch has shown it")
                return Samples.database("main", .purged)
            }, progress: progress)
    }

    @Test func aMissedGoalEndsTheWaiting() async throws {
        let failed = Samples.database("main", .failed)
        let waiting = waiting(for: .ready)
        #expect(try await waiting.run({ _ in watch([snapshot(failed)]) }, until: never) == .missed(failed))
    }

    @Test func theTimeLimitEndsTheWaiting() async throws {
        let waiting = waiting(for: .ready, timeout: .milliseconds(5))
        #expect(try await waiting.run({ _ in watch([]) }, until: never) == .timedOut)
    }

    @Test func theUserEndsTheWaiting() async throws {
        let waiting = waiting(for: .ready)
        #expect(try await waiting.run({ _ in watch([]) }, until: {}) == .interrupted)
    }

    @Test func aRefusedWatchIsAnError() async throws {
        let refused = Fault(.permissionDenied, reason: "PermissionDenied", "no")
        let waiting = waiting(for: .ready)
        let fault = try await #require(throws: Fault.self) {
            try await waiting.run({ _ in watch([], end: refused) }, until: never)
        }
        #expect(fault == refused)
    }

    @Test func followingShowsEventsUntilItIsEnded() async throws {
        let (shown, continuation) = AsyncStream.makeStream(of: UInt64.self)
        let following = Following(show: { continuation.yield($0.revision) }, say: { _ in })
        let events = [snapshot(Samples.database), transition(Samples.database)]
        try await following.run(watch(events)) {
            var count = 0
            for await _ in shown {
                count += 1
                if count == 2 { return }
            }
        }
    }

    @Test func followingFailsWhereNothingCouldBeHad() async throws {
        let lost = Fault(.unavailable, reason: "Unreachable", "No daemon.", domain: Fault.rpc)
        let following = Following(show: { _ in }, say: { _ in })
        let fault = try await #require(throws: Fault.self) {
            try await following.run(watch([], end: lost), until: never)
        }
        #expect(fault == lost)
    }

    @Test func followingSaysThatItLostTheDaemon() async throws {
        let lost = Fault(.unavailable, reason: "ConnectionLost", "The connection is lost.", domain: Fault.rpc)
        let (said, continuation) = AsyncStream.makeStream(of: String.self)
        let following = Following(show: { _ in }, say: { continuation.yield($0) })
        let heard = Mutex<[String]>([])
        try await following.run(watch([snapshot(Samples.database)], end: lost)) {
            for await text in said {
                heard.withLock { $0.append(text) }
                if text == "Connected again." { return }
            }
        }
        let texts = heard.withLock { $0 }
        #expect(texts.first?.hasPrefix("The connection is lost.") == true)
        #expect(texts.last == "Connected again.")
    }

    private func watch(
        _ events: [DatabasesV1.WatchStatusResponse], end: Fault? = nil
    ) -> DatabaseWatch<AuthorisedCaller<TableCaller>> {
        let service = ListedDatabases(events: events, end: end)
        return PaasClient(transport: TableCaller(methods: service.methods), token: nil).watch(org: "acme", app: "web")
    }

    private func snapshot(_ database: DatabasesV1.Database) -> DatabasesV1.WatchStatusResponse {
        .init(epoch: "e", revision: 1, event: .snapshot(database))
    }

    private func transition(_ database: DatabasesV1.Database) -> DatabasesV1.WatchStatusResponse {
        .init(epoch: "e", revision: 2, previous: 1, event: .transition(.init(database: database, to: database.state)))
    }

    /// Returns only when the task is cancelled.
    @Sendable private func never() async {
        let (nothing, _) = AsyncStream.makeStream(of: Void.self)
        for await _ in nothing {}
    }
}
