import Model
import Store
import Synchronization

/// The creates that this process works on: what is done for nobody yet makes way for them.
final class CreateGauge: Sendable {
    /// Something was broken off, or not begun, since a create is under way.
    struct MadeWay: Error {}

    private struct State {
        var count = 0
        /// When the last one ended, by the local clock.
        var endedAt: Duration?
        /// Work that a create breaks off, by a number of its own.
        var breakable: [Int: AsyncStream<Never>.Continuation] = [:]
        var lastNumber = 0
    }

    private let state = Mutex(State())
    private let clock: any MonotonicClock

    init(clock: any MonotonicClock) {
        self.clock = clock
    }

    /// No create is worked on.
    var isIdle: Bool { state.withLock { $0.count == 0 } }

    /// No create is worked on, and none was for so long: creates come in bursts.
    func isCalm(for time: Duration) -> Bool {
        let now = clock.now()
        return state.withLock { state in
            state.count == 0 && state.endedAt.map { now - $0 >= time } ?? true
        }
    }

    /// Whether a row is somebody's database that is being made.
    static func counts(_ record: Record) -> Bool { !record.isPooled && record.database.state == .provisioning }

    /// Counts a create for the time of the work.
    func during<Value>(_ record: Record, _ work: () async throws -> Value) async rethrows -> Value {
        try await during(create: Self.counts(record), work)
    }

    /// Counts the work, if it is on a create.
    func during<Value>(create: Bool, _ work: () async throws -> Value) async rethrows -> Value {
        guard create else { return try await work() }
        let broken = state.withLock { state in
            state.count += 1
            return Array(state.breakable.values)
        }
        for continuation in broken { continuation.finish() }
        defer {
            let now = clock.now()
            state.withLock { state in
                state.count -= 1
                state.endedAt = now
            }
        }
        return try await work()
    }

    /// Runs an operation that is cancelled as soon as a create begins.
    ///
    /// - Throws: `MadeWay` if it was broken off; `CancellationError` when the caller's task was cancelled; otherwise what
    ///   the operation throws.
    func makingWay<Value: Sendable>(_ operation: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let (creates, continuation) = AsyncStream.makeStream(of: Never.self)
        let number = state.withLock { state in
            state.lastNumber += 1
            state.breakable[state.lastNumber] = continuation
            if state.count > 0 { continuation.finish() }
            return state.lastNumber
        }
        defer { _ = state.withLock { $0.breakable.removeValue(forKey: number) } }
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                for await _ in creates {}
                return nil
            }
            defer { group.cancelAll() }
            if let first = try await group.next(), let value = first { return value }
            group.cancelAll()
            // What has been done all the same need not be done again.
            if let last = try? await group.next(), let value = last { return value }
            try Task.checkCancellation()
            throw MadeWay()
        }
    }
}
