import Model
import Postgres
import Synchronization

@testable import Store

/// The history, read over a daemon's line to the store.
struct HistoryLine: HistorySource {
    let line: StoreLine
    let daemon: Daemon
    let model: StoreModel

    func snapshot(_ filter: WatchFilter) async throws -> HistorySnapshot {
        try await line.call(from: daemon) { model.snapshot(filter) }
    }

    func history(after revision: Int64, filter: WatchFilter, limit: Int) async throws -> HistoryPage {
        try await line.call(from: daemon) { model.history(after: revision, filter: filter, limit: limit) }
    }

    func compactHistory(keeping retention: HistoryRetention) async throws -> Int {
        try await line.call(from: daemon) { model.compactHistory(keeping: retention) }
    }

    func forgetKeys() async throws -> Int { try await line.call(from: daemon) { model.forgetKeys() } }

    func forgetLogins() async throws -> Int { 0 }

    func forgetDeployments(olderThan age: Duration) async throws -> Int {
        model.forgetDeployments(olderThan: age)
    }

    func principals(tokenIDs: [String]) async throws -> [String: Principal] {
        try await line.call(from: daemon) { model.principals(tokenIDs: tokenIDs) }
    }
}

/// Notifications on their way from the store to one daemon.
struct NoticeLine: HistoryListener {
    let line: StoreLine
    let notices: Notices
    let bug: PlantedBug?

    nonisolated(nonsending) func run(onEvent: (PostgresListener.Event) async -> Void) async {
        let (heard, sink) = AsyncStream<Notices.Notice>.makeStream()
        let isDeaf = bug == .neitherNewsNorPolls
        notices.add { notice in
            if isDeaf { return }
            line.carryNotice { sink.yield(notice) }
        }
        await onEvent(.connected)
        for await notice in heard {
            switch notice {
            case .event(let event):
                await onEvent(.notification(channel: "paas_events", payload: "\(event.database.revision)"))
            case .work: await onEvent(.notification(channel: EventSQL.workChannel, payload: ""))
            }
        }
    }
}

/// The simulated time as the feed takes it.
struct FeedClock: Clock {
    struct Instant: InstantProtocol {
        let offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        func duration(to other: Instant) -> Duration { other.offset - offset }

        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    let clock: ManualClock

    var now: Instant { Instant(offset: clock.now()) }

    var minimumResolution: Duration { .nanoseconds(1) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await clock.sleep(until: deadline.offset)
    }
}
