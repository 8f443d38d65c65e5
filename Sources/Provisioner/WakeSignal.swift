import Synchronization

/// Says that there may be work. Raised while nobody waits, it is remembered; raised twice, it counts once.
final class WakeSignal: Sendable {
    private enum State {
        case quiet
        case raised
        case waiting(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    func raise() {
        let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
            defer { if case .waiting = state { state = .quiet } else { state = .raised } }
            if case .waiting(let waiter) = state { return waiter }
            return nil
        }
        waiter?.resume()
    }

    /// Returns when it is raised, or at once if it was; also when the task is cancelled. One task waits at a time.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRaised = state.withLock { state in
                    if case .quiet = state {
                        state = .waiting(continuation)
                        return false
                    }
                    state = .quiet
                    return true
                }
                if isRaised { continuation.resume() }
            }
        } onCancel: {
            raise()
        }
    }

    /// Returns when it is raised, or after a time, or when the task is cancelled.
    func wait(atMost limit: Duration, clock: any MonotonicClock) async {
        await withDiscardingTaskGroup { group in
            group.addTask {
                // A timer that was cancelled has nothing to say.
                guard (try? await clock.sleep(for: limit)) != nil else { return }
                self.raise()
            }
            await wait()
            group.cancelAll()
        }
    }
}
