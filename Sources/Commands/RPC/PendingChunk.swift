import Synchronization

/// One wait for input, which ends once: with bytes, a failure, or by being given up.
final class PendingChunk: Sendable {
    private enum State {
        case begun
        case waiting(CheckedContinuation<[UInt8], any Error>)
        case over
    }

    private let state = Mutex(State.begun)

    /// Begins the wait, unless it was given up already.
    ///
    /// - Returns: whether it has begun.
    func begin(_ continuation: CheckedContinuation<[UInt8], any Error>) -> Bool {
        let hasBegun = state.withLock { state in
            guard case .begun = state else { return false }
            state = .waiting(continuation)
            return true
        }
        if !hasBegun { continuation.resume(throwing: CancellationError()) }
        return hasBegun
    }

    /// Ends the wait; what comes later is lost.
    func end(with outcome: Result<[UInt8], any Error>) {
        let last = state.withLock { state in
            defer { state = .over }
            return state
        }
        if case .waiting(let continuation) = last { continuation.resume(with: outcome) }
    }
}
