import FaultPoints
import Model
import Store
import Synchronization

/// Writes the ends of looks: those that come while a write is under way go together with the next one. A statement for
/// each would be most of what a look costs.
final class LookWriter: Sendable {
    private struct Waiting {
        let look: EndedLook
        let continuation: CheckedContinuation<Bool, any Error>
    }

    private struct State {
        var waiting: [Waiting] = []
        var hasEnded = false
    }

    private let store: any LifecycleStore
    private let state = Mutex(State())
    private let signal = WakeSignal()

    init(store: any LifecycleStore) { self.store = store }

    /// Writes one.
    ///
    /// - Returns: `false` where nothing was written, because of the fence or the generation.
    /// - Throws: the store's error, or `CancellationError` when `run` has ended.
    func write(_ look: EndedLook) async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = state.withLock { state in
                guard !state.hasEnded else { return false }
                state.waiting.append(Waiting(look: look, continuation: continuation))
                return true
            }
            guard isTaken else { return continuation.resume(throwing: CancellationError()) }
            signal.raise()
        }
    }

    /// Writes what comes until its task is cancelled.
    func run() async {
        while !Task.isCancelled {
            await signal.wait()
            let batch = state.withLock { exchange(&$0.waiting, with: []) }
            if !batch.isEmpty { await write(batch) }
        }
        let left = state.withLock { state in
            state.hasEnded = true
            return exchange(&state.waiting, with: [])
        }
        for waiting in left { waiting.continuation.resume(throwing: CancellationError()) }
    }

    private func write(_ batch: [Waiting]) async {
        do {
            let written = try await store.end(batch.map(\.look))
            for waiting in batch { waiting.continuation.resume(returning: written.contains(waiting.look.id)) }
        } catch {
            for waiting in batch { waiting.continuation.resume(throwing: error) }
        }
    }
}
