import Synchronization

/// One run of a daemon, which dies at a chosen call to the outside: before it has an effect or after.
final class Daemon: Sendable {
    private struct State {
        var calls = 0
        var isDead = false
        var task: Task<Void, Never>?
    }

    let name: String
    private let lane: Lane?
    private let deathAt: Int?
    private let state = Mutex(State())

    /// - Parameter deathAt: how many calls and answers to calls it lives to see.
    init(_ name: String, on lane: Lane? = nil, deathAt: Int? = nil) {
        self.name = name
        self.lane = lane
        self.deathAt = deathAt
    }

    /// Stopped as by SIGSTOP; a daemon without a lane of its own can't be.
    var isStopped: Bool {
        get { lane?.isStopped == true }
        set { lane?.isStopped = newValue }
    }

    var isDead: Bool { state.withLock { $0.isDead } }

    func runs(as task: Task<Void, Never>) { state.withLock { $0.task = task } }

    func kill() {
        let task = state.withLock { state in
            state.isDead = true
            return state.task
        }
        task?.cancel()
    }

    /// Passed before and after each effect; nothing gets out of a dead daemon, and no answer in.
    func pass() throws {
        let (isDead, dies) = state.withLock { state in
            state.calls += 1
            return (state.isDead, state.calls == deathAt)
        }
        if dies { kill() }
        if isDead || dies { throw CancellationError() }
    }

    /// An effect of the daemon on the world.
    func effect<Value>(_ body: () throws -> Value) throws -> Value {
        try pass()
        let value = try body()
        try pass()
        return value
    }
}
