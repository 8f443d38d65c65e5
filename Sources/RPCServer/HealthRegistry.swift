import Messages
import Synchronization

/// Which services can be used; from any thread.
final class HealthRegistry: Sendable {
    private struct State {
        var isServing: [String: Bool]
        var isDraining = false
        var lastWaiter: UInt64 = 0
        /// Each is resumed by whoever takes it out. Not checked ones: a watch that is parked would pay for the check.
        var waiters: [UInt64: UnsafeContinuation<Void, Never>] = [:]

        func status(of service: String) -> HealthV1.Status {
            guard let isServing = isServing[service] else { return .serviceUnknown }
            return isServing && !isDraining && self.isServing[""] == true ? .serving : .notServing
        }
    }

    private let state: Mutex<State>

    /// Everything can be used.
    init(services: Set<String>) {
        var isServing = Dictionary(uniqueKeysWithValues: services.map { ($0, true) })
        isServing[""] = true
        state = Mutex(State(isServing: isServing))
    }

    /// What to say of a service; of the server as a whole where the name is empty. While that can't be used, none of
    /// its services can.
    func status(of service: String) -> HealthV1.Status { state.withLock { $0.status(of: service) } }

    /// Whether a service can be used; a name that the server does not have is one from now on.
    func set(_ service: String, isServing: Bool) { change { $0.isServing[service] = isServing } }

    /// The server is about to end: nothing can be used any more.
    func drain() { change { $0.isDraining = true } }

    private func change(_ body: (inout State) -> Void) {
        let waiters = state.withLock { state in
            body(&state)
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until a service's status is another than the one given; returns it.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func status(of service: String, otherThan known: HealthV1.Status) async throws -> HealthV1.Status {
        while true {
            try Task.checkCancellation()
            let status = status(of: service)
            if status != known { return status }
            await change(of: service, from: known)
        }
    }

    /// Returns at the next change, and when the task is cancelled.
    private func change(of service: String, from known: HealthV1.Status) async {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                let mustWait = state.withLock { state in
                    guard state.status(of: service) == known else { return false }
                    state.waiters[id] = continuation
                    return true
                }
                // Cancelled before it was noted, nobody else would wake it.
                if !mustWait { continuation.resume() } else if Task.isCancelled { wake(id) }
            }
        } onCancel: {
            wake(id)
        }
    }

    private func wake(_ id: UInt64) { state.withLock { $0.waiters.removeValue(forKey: id) }?.resume() }
}
