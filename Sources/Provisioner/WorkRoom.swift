import Synchronization

/// Room for work on so many databases at a time. A look at one that is at rest needs none until it finds something to do.
final class WorkRoom: Sendable {
    private struct State {
        var taken = 0
        var waiting: [(number: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
        var nextNumber: UInt64 = 0
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    /// How many databases more may be worked on.
    var free: Int { state.withLock { max(0, limit - $0.taken - $0.waiting.count) } }

    /// Takes a place that was seen to be free: who has taken it meanwhile is one more than the limit for a while.
    func takeAtOnce() { state.withLock { $0.taken += 1 } }

    /// Takes a place, in the order in which they were asked for.
    ///
    /// - Returns: whether it had to be waited for.
    /// - Throws: `CancellationError`; then no place is taken.
    func take() async throws -> Bool {
        let number: UInt64? = state.withLock { state in
            if state.taken < limit, state.waiting.isEmpty {
                state.taken += 1
                return nil
            }
            state.nextNumber += 1
            return state.nextNumber
        }
        guard let number else { return false }
        let isTaken = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isAtOnce: Bool? = state.withLock { state in
                    if Task.isCancelled { return false }
                    // A place may have become free meanwhile.
                    if state.taken < limit, state.waiting.isEmpty {
                        state.taken += 1
                        return true
                    }
                    state.waiting.append((number, continuation))
                    return nil
                }
                if let isAtOnce { continuation.resume(returning: isAtOnce) }
            }
        } onCancel: {
            leave(number)
        }
        guard isTaken else { throw CancellationError() }
        return true
    }

    /// Gives a place to whoever waits for one.
    func giveBack() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            if state.taken <= limit, !state.waiting.isEmpty { return state.waiting.removeFirst().continuation }
            state.taken -= 1
            return nil
        }
        next?.resume(returning: true)
    }

    private func leave(_ number: UInt64) {
        let continuation = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).continuation }
        }
        continuation?.resume(returning: false)
    }
}
