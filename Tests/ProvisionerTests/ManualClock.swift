import Provisioner
import Synchronization

/// A clock that stands still until it is moved.
final class ManualClock: MonotonicClock {
    private struct Sleeper {
        let end: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Duration = .zero
        var sleepers: [Int: Sleeper] = [:]
        var count = 0
    }

    private let state = Mutex(State())

    func now() -> Duration { state.withLock { $0.now } }

    /// When the first sleeper wakes.
    var nextEnd: Duration? { state.withLock { state in state.sleepers.values.map(\.end).min() } }

    func sleep(until moment: Duration) async throws {
        try Task.checkCancellation()
        let key = state.withLock { state in
            state.count += 1
            return state.count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = state.withLock { state in
                    if moment <= state.now { return true }
                    state.sleepers[key] = Sleeper(end: moment, continuation: continuation)
                    return false
                }
                if isOver { return continuation.resume() }
                // The cancellation may have come before there was anything to cancel.
                if Task.isCancelled { cancel(key) }
            }
        } onCancel: {
            cancel(key)
        }
    }

    /// Moves on and wakes whoever slept until then.
    func advance(to moment: Duration) {
        let woken = state.withLock { state in
            state.now = max(state.now, moment)
            let due = state.sleepers.filter { $0.value.end <= state.now }.sorted { $0.key < $1.key }
            for (key, _) in due { state.sleepers[key] = nil }
            return due.map(\.value.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    private func cancel(_ key: Int) {
        state.withLock { $0.sleepers.removeValue(forKey: key) }?.continuation.resume(throwing: CancellationError())
    }
}
