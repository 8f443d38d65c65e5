import Synchronization

/// Whether there may be rows that something has to be done for. While the ends of looks ask for more looks it is asked for
/// them now and then only, or when there is word of any.
final class WorkWord: Sendable {
    private struct State {
        var isGiven = true
        var lastAsked = Duration.zero
    }

    private let state = Mutex(State())

    /// There may be some.
    func give() { state.withLock { $0.isGiven = true } }

    /// Whether to ask at a moment; then it is taken as done.
    func isDue(at now: Duration, each period: Duration) -> Bool {
        state.withLock { state in
            guard state.isGiven || now - state.lastAsked >= period else { return false }
            state = State(isGiven: false, lastAsked: now)
            return true
        }
    }
}
