import Model
import Synchronization

/// The way of a watch's events to its watcher: in order, with so many under way at most.
final class WatchPipe: Sendable {
    private struct State {
        var isCut = false
        var isStalled = false
        /// Sent and not taken yet.
        var waiting: [WatchEvent] = []
        var underWay = 0
        var heardAt: Duration
    }

    private static let limit = 6

    /// Ends when the pipe is cut.
    let cuts: AsyncStream<Void>
    private let cutting: AsyncStream<Void>.Continuation
    private let clock: ManualClock
    private let way: Duration
    /// How long each event keeps the line busy.
    private let pace: Duration
    private let ledger: WatchLedger
    private let end = Reply<Void>()
    private let state: Mutex<State>

    init(clock: ManualClock, way: Duration, pace: Duration, ledger: WatchLedger) {
        self.clock = clock
        self.way = way
        self.pace = pace
        self.ledger = ledger
        state = Mutex(State(heardAt: clock.now()))
        (cuts, cutting) = AsyncStream.makeStream()
    }

    var isCut: Bool { state.withLock { $0.isCut } }

    /// When something came last.
    var heardAt: Duration { state.withLock { $0.heardAt } }

    /// Waits until there is room; throws when the pipe is cut.
    func send(_ event: WatchEvent) async throws {
        while try !takeRoom() { try await clock.sleep(for: .milliseconds(30)) }
        if pace > .zero { try await clock.sleep(for: pace) }
        clock.schedule(after: way) { self.arrive(event) }
    }

    func cut() {
        state.withLock { $0.isCut = true }
        cutting.finish()
        end.settle(.success(()))
    }

    func stall(_ isStalled: Bool) {
        let waiting = state.withLock { state in
            state.isStalled = isStalled
            defer { if !isStalled { state.waiting = [] } }
            return isStalled ? [] : state.waiting
        }
        for event in waiting { deliver(event) }
    }

    func waitForEnd() async { try? await end.value() }

    private func takeRoom() throws -> Bool {
        try state.withLock { state in
            if state.isCut { throw CancellationError() }
            guard state.underWay < Self.limit else { return false }
            state.underWay += 1
            return true
        }
    }

    private func arrive(_ event: WatchEvent) {
        let isHere = state.withLock { state in
            if state.isStalled { state.waiting.append(event) }
            return !state.isStalled
        }
        if isHere { deliver(event) }
    }

    private func deliver(_ event: WatchEvent) {
        let isOpen = state.withLock { state in
            state.underWay -= 1
            state.heardAt = clock.now()
            return !state.isCut
        }
        if isOpen { ledger.take(event) }
    }
}
