import CEventLoop
import Glibc
import Synchronization

/// What is to be run on a loop's thread, in the order in which it came; from any thread.
final class WorkQueue: @unchecked Sendable {
    enum Work {
        /// A step of a task that prefers the loop.
        case task(UnownedJob)
        /// A step of an actor whose executor the loop is.
        case actor(UnownedJob)
        case body(@Sendable () -> Void)
    }

    private struct Foreign {
        var work: [Work] = []
        var stopping = false
        var isSignalled = false
        var hasEnded = false
    }

    /// Readable when other threads have enqueued something.
    let wakeup: Int32
    private let foreign = Mutex(Foreign())
    private let threadID = Atomic<UInt>(0)

    // Only the loop's thread touches what follows.
    private var local: [Work] = []
    private var running: [Work] = []

    init() throws(SystemFault) {
        wakeup = cel_wakeup_create()
        guard wakeup >= 0 else { throw SystemFault(call: "eventfd") }
    }

    deinit { close(wakeup) }

    /// Whether the caller runs on the loop's thread.
    var isOnThread: Bool { threadID.load(ordering: .relaxed) == UInt(pthread_self()) }

    func threadBegan() { threadID.store(UInt(pthread_self()), ordering: .relaxed) }

    /// Lets go of the work that is left, and of all that is submitted from now on.
    func threadEnded() {
        threadID.store(0, ordering: .relaxed)
        local = []
        // What is let go may submit something: not under the lock.
        let left = foreign.withLock { state in
            state.hasEnded = true
            return exchange(&state.work, with: [])
        }
        _ = left
    }

    func submit(_ work: Work) {
        if isOnThread {
            local.append(work)
            return
        }
        let mustSignal = foreign.withLock { state in
            // It would never run, and what it holds may hold the loop.
            guard !state.hasEnded else { return false }
            state.work.append(work)
            defer { state.isSignalled = true }
            return !state.isSignalled
        }
        if mustSignal { signal() }
    }

    func stop() {
        foreign.withLock { $0.stopping = true }
        signal()
    }

    func signal() { cel_wakeup_signal(wakeup) }

    /// Whether work that is submitted is let go at once.
    var hasEnded: Bool { foreign.withLock(\.hasEnded) }

    // MARK: On the thread

    /// Whether none of the work that was taken waits.
    var isDone: Bool { local.isEmpty }

    /// Moves what other threads have enqueued behind the loop's own work; whether the loop has to end.
    func takeForeign() -> Bool {
        foreign.withLock { state in
            state.isSignalled = false
            local.append(contentsOf: state.work)
            state.work.removeAll(keepingCapacity: true)
            return state.stopping
        }
    }

    /// Runs the work, and what it enqueues, up to a bound that keeps descriptors and timers served.
    func run(tasksOn preferred: UnownedTaskExecutor, actorsOn serial: UnownedSerialExecutor) {
        var rounds = 0
        while !local.isEmpty, rounds < 64 {
            rounds += 1
            swap(&local, &running)
            for work in running {
                switch work {
                // Not as a step of an actor: the runtime would take the task off the actor's executor by enqueueing it
                // once more.
                case .task(let job): job.runSynchronously(on: preferred)
                case .actor(let job): job.runSynchronously(isolatedTo: serial, taskExecutor: preferred)
                case .body(let body): body()
                }
            }
            running.removeAll(keepingCapacity: true)
        }
    }
}
