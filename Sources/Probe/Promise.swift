import Synchronization

/// A value that comes once, from whoever is first, to one who waits for it.
final class Promise<Value: Sendable>: Sendable {
    private enum State {
        case open
        case waiting(CheckedContinuation<Value, Never>)
        case kept(Value)
        case taken
    }

    private let state = Mutex(State.open)

    /// Whether there is nothing left to do for it.
    var isKept: Bool {
        state.withLock { state in
            switch state {
            case .open, .waiting: false
            case .kept, .taken: true
            }
        }
    }

    /// Only the first call counts.
    func keep(_ value: Value) {
        let continuation = state.withLock { state in
            switch state {
            case .open: state = .kept(value)
            case .waiting(let continuation):
                state = .taken
                return continuation as CheckedContinuation<Value, Never>?
            case .kept, .taken: break
            }
            return nil
        }
        continuation?.resume(returning: value)
    }

    /// Waits for the value; call it once. Cancelling the task keeps the promise with `fallback`.
    func value(ifCancelled fallback: Value) async -> Value {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let kept = state.withLock { state in
                    switch state {
                    case .kept(let value):
                        state = .taken
                        return value as Value?
                    case .open, .waiting, .taken:
                        state = .waiting(continuation)
                        return nil
                    }
                }
                if let kept { continuation.resume(returning: kept) }
            }
        } onCancel: {
            keep(fallback)
        }
    }
}
