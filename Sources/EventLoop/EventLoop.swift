import CEventLoop
import Glibc
import Synchronization

/// One thread that waits for descriptors, timers and jobs: an epoll instance that is also an executor.
///
/// Actors that name the loop as their executor, and tasks that prefer it, run on this thread, so that a whole call,
/// from the frame that arrives over the query it makes to the reply, needs no hop to another thread. The methods that
/// say «on the loop» may be called from the loop's thread only, and check it.
public final class EventLoop: SerialExecutor, TaskExecutor, @unchecked Sendable {
    private struct Shared {
        var jobs: [Work] = []
        var stopping = false
        var wakeupPending = false
    }

    enum Work {
        case job(UnownedJob)
        case body(@Sendable () -> Void)
    }

    private let shared = Mutex(Shared())
    private let epoll: Int32
    private let wakeup: Int32
    private let threadID = Atomic<UInt>(0)
    /// How often the loop has waited: for tests that it rests when there is nothing to do.
    let turnCount = Atomic<UInt>(0)

    // Only the loop's thread touches what follows.
    private var local: [Work] = []
    private var running: [Work] = []
    private var registrations: [UInt64: Registration] = [:]
    private var nextToken: UInt64 = 1
    private var timers = TimerHeap()
    private var turnEnds: [() -> Void] = []
    private var turnTime: UInt64 = 0

    /// Makes the loop and starts its thread.
    ///
    /// - Throws: `SystemFault` when the process is out of descriptors or threads.
    public init() throws(SystemFault) {
        epoll = cel_epoll_create()
        guard epoll >= 0 else { throw SystemFault(call: "epoll_create1") }
        wakeup = cel_wakeup_create()
        guard wakeup >= 0 else {
            let fault = SystemFault(call: "eventfd")
            close(epoll)
            throw fault
        }
        guard cel_epoll_add(epoll, wakeup, UInt32(CEL_READABLE), 0) == 0 else {
            let fault = SystemFault(call: "epoll_ctl")
            close(wakeup)
            close(epoll)
            throw fault
        }
        try start()
    }

    deinit {
        close(wakeup)
        close(epoll)
    }

    private func start() throws(SystemFault) {
        var thread = pthread_t()
        let retained = Unmanaged.passRetained(self)
        let status = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, retained.toOpaque())
        guard status == 0 else {
            retained.release()
            throw SystemFault(call: "pthread_create", number: status)
        }
        pthread_detach(thread)
    }

    /// Ends the thread after the turn that is under way. What is enqueued later never runs.
    public func stop() {
        shared.withLock { $0.stopping = true }
        wake()
    }

    /// Ends the loop's wait.
    func wake() { cel_wakeup_signal(wakeup) }

    // MARK: Executor

    /// Whether the caller runs on the loop's thread.
    public var isOnLoop: Bool { threadID.load(ordering: .relaxed) == UInt(pthread_self()) }

    /// Takes a job from the concurrency runtime.
    public func enqueue(_ job: consuming ExecutorJob) { submit(.job(UnownedJob(job))) }

    /// Runs a closure on the loop, soon; from any thread.
    public func execute(_ body: @escaping @Sendable () -> Void) { submit(.body(body)) }

    /// The loop as the executor of an actor.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    /// Traps unless the caller runs on the loop.
    public func checkIsolated() { precondition(isOnLoop, "called from another thread than the event loop's") }

    /// Whether the caller runs on the loop.
    public func isIsolatingCurrentContext() -> Bool? { isOnLoop }

    private func submit(_ work: Work) {
        if isOnLoop {
            local.append(work)
            return
        }
        let mustSignal = shared.withLock { state in
            state.jobs.append(work)
            defer { state.wakeupPending = true }
            return !state.wakeupPending
        }
        if mustSignal { wake() }
    }

    // MARK: On the loop

    /// Watches a non-blocking descriptor, level-triggered, until the registration is cancelled. On the loop.
    ///
    /// - Throws: `SystemFault` when the descriptor can't be watched.
    public func register(
        _ descriptor: Int32, for interest: Readiness, _ handler: @escaping (Readiness) -> Void
    ) throws(SystemFault) -> Registration {
        checkIsolated()
        let token = nextToken
        nextToken += 1
        guard cel_epoll_add(epoll, descriptor, interest.rawValue, token) == 0 else {
            throw SystemFault(call: "epoll_ctl")
        }
        let registration = Registration(
            loop: self, descriptor: descriptor, token: token, interest: interest, handler: handler)
        registrations[token] = registration
        return registration
    }

    func update(_ registration: Registration, to interest: Readiness) throws(SystemFault) {
        checkIsolated()
        let status = cel_epoll_update(epoll, registration.descriptor, interest.rawValue, registration.token)
        guard status == 0 else { throw SystemFault(call: "epoll_ctl") }
    }

    func remove(_ registration: Registration) {
        checkIsolated()
        guard registrations.removeValue(forKey: registration.token) != nil else { return }
        // The descriptor may be closed already, which has removed it.
        _ = cel_epoll_remove(epoll, registration.descriptor)
    }

    /// Calls a closure once after a duration, not earlier; cancel the timer if it is not wanted any more. On the loop.
    @discardableResult
    public func schedule(after duration: Duration, _ body: @escaping () -> Void) -> Timer {
        checkIsolated()
        let due = Self.now().addingReportingOverflow(duration.wholeNanoseconds)
        return timers.insert(at: due.overflow ? .max : due.partialValue, body)
    }

    /// Calls a closure once when this turn's descriptors, timers and jobs are done, before the loop waits again: the
    /// place to write what the turn has produced. On the loop.
    public func atTurnEnd(_ body: @escaping () -> Void) {
        checkIsolated()
        turnEnds.append(body)
    }

    /// Nanoseconds of the monotonic clock (CLOCK_MONOTONIC), from any thread.
    public static func now() -> UInt64 { cel_monotonic_ns() }

    /// Nanoseconds of the monotonic clock when this turn began: as good as `now()` and free. On the loop.
    public var turnNow: UInt64 { turnTime }

    // MARK: The thread

    private func run() {
        threadID.store(UInt(pthread_self()), ordering: .relaxed)
        turnTime = Self.now()
        var events = [cel_event](repeating: cel_event(), count: 256)
        while true {
            let count = cel_epoll_wait(epoll, &events, Int32(events.count), waitMilliseconds())
            turnCount.wrappingAdd(1, ordering: .relaxed)
            turnTime = Self.now()
            for event in events.prefix(max(0, Int(count))) {
                if event.token == 0 {
                    // Cleared before the work is taken: a wake-up that comes in between is for the next turn.
                    cel_wakeup_clear(wakeup)
                } else {
                    // An earlier handler of this batch may have cancelled this registration.
                    registrations[event.token]?.handler(Readiness(rawValue: event.readiness))
                }
            }
            while let body = timers.popDue(at: turnTime) { body() }
            if takeShared() { break }
            runJobs()
            let ends = turnEnds
            turnEnds.removeAll(keepingCapacity: true)
            for end in ends { end() }
        }
        threadID.store(0, ordering: .relaxed)
    }

    private func waitMilliseconds() -> Int32 {
        guard local.isEmpty, turnEnds.isEmpty else { return 0 }
        guard let due = timers.nextDue else { return -1 }
        let now = Self.now()
        guard due > now else { return 0 }
        return Int32(clamping: (due - now + 999_999) / 1_000_000)
    }

    /// Moves what other threads have enqueued behind the loop's own work; whether the loop has to end.
    private func takeShared() -> Bool {
        shared.withLock { state in
            state.wakeupPending = false
            local.append(contentsOf: state.jobs)
            state.jobs.removeAll(keepingCapacity: true)
            return state.stopping
        }
    }

    /// Runs jobs, and those that they enqueue, up to a bound that keeps descriptors and timers served.
    private func runJobs() {
        var rounds = 0
        while !local.isEmpty, rounds < 64 {
            rounds += 1
            swap(&local, &running)
            for work in running {
                switch work {
                case .job(let job):
                    job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
                case .body(let body): body()
                }
            }
            running.removeAll(keepingCapacity: true)
        }
    }
}
