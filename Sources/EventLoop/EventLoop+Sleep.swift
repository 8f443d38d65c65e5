import Synchronization

extension EventLoop {
    /// Suspends the task for a duration; from any executor.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    public func sleep(for duration: Duration) async throws {
        let sleeper = Sleeper()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                guard sleeper.begin(continuation) else {
                    continuation.resume(throwing: CancellationError())
                    return
                }
                execute {
                    guard sleeper.isAsleep else { return }
                    sleeper.timer = self.schedule(after: duration) { sleeper.end(nil) }
                }
            }
        } onCancel: {
            sleeper.end(CancellationError())
            // A long sleep leaves nothing behind in the loop.
            execute { sleeper.timer?.cancel() }
        }
    }
}

/// Resumes a sleeping task once, whichever of timer and cancellation comes first.
private final class Sleeper: @unchecked Sendable {
    private enum State {
        case awake
        case asleep(CheckedContinuation<Void, any Error>)
        case done
    }

    private let state = Mutex(State.awake)
    /// Belongs to the loop's thread.
    var timer: Timer?

    /// Whether the sleep may begin: not if it was ended before.
    func begin(_ continuation: CheckedContinuation<Void, any Error>) -> Bool {
        state.withLock { state in
            guard case .awake = state else { return false }
            state = .asleep(continuation)
            return true
        }
    }

    var isAsleep: Bool { state.withLock { if case .asleep = $0 { true } else { false } } }

    func end(_ error: (any Error)?) {
        let continuation = state.withLock { state in
            defer { state = .done }
            if case .asleep(let continuation) = state { return continuation as CheckedContinuation<Void, any Error>? }
            return nil
        }
        if let error { continuation?.resume(throwing: error) } else { continuation?.resume() }
    }
}
