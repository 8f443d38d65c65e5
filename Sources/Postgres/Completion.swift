import Synchronization

/// Resumes a waiting task once, whichever of result and cancellation comes first.
final class Completion<Value: Sendable>: Sendable {
    private enum State {
        case new
        case waiting(CheckedContinuation<Value, any Error>)
        case done
    }

    private let state = Mutex(State.new)

    /// Whether nobody waits any more.
    var isDone: Bool {
        state.withLock { state in
            if case .done = state { true } else { false }
        }
    }

    /// Whether the wait may begin: not if it was ended before.
    func begin(_ continuation: CheckedContinuation<Value, any Error>) -> Bool {
        state.withLock { state in
            guard case .new = state else { return false }
            state = .waiting(continuation)
            return true
        }
    }

    /// Whether somebody waited for it.
    @discardableResult
    func end(_ result: Result<Value, any Error>) -> Bool {
        let continuation = state.withLock { state in
            defer { state = .done }
            if case .waiting(let continuation) = state { return continuation as CheckedContinuation<Value, any Error>? }
            return nil
        }
        continuation?.resume(with: result)
        return continuation != nil
    }

    /// Suspends until the completion ends, or the task is cancelled.
    ///
    /// - Throws: what it ended with, or `CancellationError`.
    static func wait(
        isolation: isolated (any Actor)? = #isolation, _ start: (Completion<Value>) -> Void
    ) async throws -> Value {
        let completion = Completion<Value>()
        return try await withTaskCancellationHandler {
            // A closure stays on its actor only if it captures it.
            _ = isolation
            return try await withCheckedThrowingContinuation { continuation in
                guard completion.begin(continuation) else {
                    continuation.resume(throwing: CancellationError())
                    return
                }
                start(completion)
            }
        } onCancel: {
            completion.end(.failure(CancellationError()))
        }
    }
}
