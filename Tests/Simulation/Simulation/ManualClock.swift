import Provisioner
import Synchronization

/// A clock on which things can happen while nobody of those who wait for them can go on.
protocol CarryingClock: MonotonicClock {
    /// Something that happens elsewhere after a time, while its task waits for it.
    ///
    /// - Parameters:
    ///   - isDoneOnCancel: asked when the task is cancelled before: whether it happens all the same, at once.
    ///   - effect: what happens, also while the task's lane is stopped.
    /// - Throws: what the effect throws; `CancellationError`.
    func carry<Value: Sendable>(
        after delay: Duration, isDoneOnCancel: @escaping @Sendable () -> Bool,
        _ effect: @escaping @Sendable () throws -> Value
    ) async throws -> Value
}

/// A clock that stands still until it is moved.
final class ManualClock: CarryingClock {
    private enum Timer {
        case sleeper(CheckedContinuation<Void, any Error>)
        /// What happens at its time, and what happens when it is called off before.
        case action(run: @Sendable () -> Void, cancelled: @Sendable () -> Void)
    }

    private struct State {
        var now: Duration = .zero
        var timers: [Int: Timer] = [:]
        /// The order of the timers, those among them too that were called off.
        var order = TimerHeap()
        var count = 0

        mutating func add(_ timer: Timer, at moment: Duration, key: Int) {
            timers[key] = timer
            order.insert(TimerHeap.Entry(end: moment, key: key))
        }

        mutating func makeKey() -> Int {
            count += 1
            return count
        }
    }

    private let state = Mutex(State())

    func now() -> Duration { state.withLock { $0.now } }

    /// When the first timer ends.
    var nextEnd: Duration? {
        state.withLock { state in
            while let first = state.order.first {
                if state.timers[first.key] != nil { return first.end }
                state.order.removeFirst()
            }
            return nil
        }
    }

    func sleep(until moment: Duration) async throws {
        try Task.checkCancellation()
        let key = state.withLock { $0.makeKey() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = state.withLock { state in
                    if moment <= state.now { return true }
                    state.add(.sleeper(continuation), at: moment, key: key)
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

    /// Lets something happen at a time, whatever becomes of whoever wanted it.
    func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) {
        state.withLock { state in
            let key = state.makeKey()
            state.add(.action(run: action, cancelled: {}), at: state.now + delay, key: key)
        }
    }

    func carry<Value: Sendable>(
        after delay: Duration, isDoneOnCancel: @escaping @Sendable () -> Bool = { false },
        _ effect: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        let key = state.withLock { $0.makeKey() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let timer = Timer.action(
                    run: { continuation.resume(with: Result { try effect() }) },
                    cancelled: {
                        if isDoneOnCancel() { _ = try? effect() }
                        continuation.resume(throwing: CancellationError())
                    })
                state.withLock { $0.add(timer, at: $0.now + delay, key: key) }
                if Task.isCancelled { cancel(key) }
            }
        } onCancel: {
            cancel(key)
        }
    }

    /// Moves on, step by step, and does what was to be done until then.
    func advance(to moment: Duration) {
        let due = state.withLock { state in
            state.now = max(state.now, moment)
            var due: [Timer] = []
            while let first = state.order.first, first.end <= state.now {
                state.order.removeFirst()
                if let timer = state.timers.removeValue(forKey: first.key) { due.append(timer) }
            }
            return due
        }
        for timer in due {
            switch timer {
            case .sleeper(let continuation): continuation.resume()
            case .action(let run, _): run()
            }
        }
    }

    private func cancel(_ key: Int) {
        switch state.withLock({ $0.timers.removeValue(forKey: key) }) {
        case .sleeper(let continuation): continuation.resume(throwing: CancellationError())
        case .action(_, let cancelled): cancelled()
        case nil: break
        }
    }
}
