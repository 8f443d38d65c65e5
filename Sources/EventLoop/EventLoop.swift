import CEventLoop
import Glibc
import Synchronization

/// One thread that waits for descriptors, timers and jobs: an epoll instance that is also an executor.
///
/// Actors that name the loop as their executor, and tasks that prefer it, run on this thread, so that a whole call,
/// from the frame that arrives over the query it makes to the reply, needs no hop to another thread. The methods that
/// say «on the loop» may be called from the loop's thread only, and check it.
public final class EventLoop: TaskExecutor, @unchecked Sendable {
    private let epoll: Int32
    private let work: WorkQueue
    private let isolation: LoopIsolation
    /// How often the loop has waited: for tests that it rests when there is nothing to do.
    let turnCount = Atomic<UInt>(0)

    // Only the loop's thread touches what follows.
    private var registrations = RegistrationTable()
    private var timers = TimerHeap()
    private var turnEnds: [() -> Void] = []
    private var runningEnds: [() -> Void] = []
    private var turnTime: UInt64 = 0

    /// Makes the loop and starts its thread.
    ///
    /// - Throws: `SystemFault` when the process is out of descriptors or threads.
    public init() throws(SystemFault) {
        epoll = cel_epoll_create()
        guard epoll >= 0 else { throw SystemFault(call: "epoll_create1") }
        do throws(SystemFault) { work = try WorkQueue() } catch {
            close(epoll)
            throw error
        }
        isolation = LoopIsolation(work)
        // Reported once for each signal, so that nobody has to read the counter down.
        guard cel_epoll_add(epoll, work.wakeup, UInt32(CEL_READABLE | CEL_EDGE), RegistrationTable.noToken) == 0 else {
            let fault = SystemFault(call: "epoll_ctl")
            close(epoll)
            throw fault
        }
        try start()
    }

    deinit { close(epoll) }

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
    public func stop() { work.stop() }

    /// Ends the loop's wait.
    func wake() { work.signal() }

    // MARK: Executor

    /// Whether the caller runs on the loop's thread.
    public var isOnLoop: Bool { work.isOnThread }

    /// Takes a job of a task that prefers the loop.
    public func enqueue(_ job: consuming ExecutorJob) { work.submit(.task(UnownedJob(job))) }

    /// Runs a closure on the loop, soon; from any thread.
    public func execute(_ body: @escaping @Sendable () -> Void) { work.submit(.body(body)) }

    /// The loop as the executor of an actor.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor { isolation.asUnownedSerialExecutor() }

    /// Traps unless the caller runs on the loop.
    public func checkIsolated() { isolation.checkIsolated() }

    // MARK: On the loop

    /// Watches a non-blocking descriptor, level-triggered, until the registration is cancelled. On the loop.
    ///
    /// - Throws: `SystemFault` when the descriptor can't be watched.
    public func register(
        _ descriptor: Int32, for interest: Readiness, _ handler: @escaping (Readiness) -> Void
    ) throws(SystemFault) -> Registration {
        checkIsolated()
        let token = registrations.nextToken
        guard cel_epoll_add(epoll, descriptor, interest.rawValue, token) == 0 else {
            throw SystemFault(call: "epoll_ctl")
        }
        let registration = Registration(
            loop: self, descriptor: descriptor, token: token, interest: interest, handler: handler)
        registrations.add(registration)
        return registration
    }

    func update(_ registration: Registration, to interest: Readiness) throws(SystemFault) {
        checkIsolated()
        let status = cel_epoll_update(epoll, registration.descriptor, interest.rawValue, registration.token)
        guard status == 0 else { throw SystemFault(call: "epoll_ctl") }
    }

    func remove(_ registration: Registration) {
        checkIsolated()
        guard registrations.remove(registration.token) else { return }
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

    /// Timers that take room, cancelled ones too: for tests that none pile up. On the loop.
    var timerCount: Int { timers.count }

    /// The thread has ended, and nothing that is submitted is kept: for tests.
    var hasEnded: Bool { work.hasEnded }

    // MARK: The thread

    private func run() {
        work.threadBegan()
        turnTime = Self.now()
        var events = [cel_event](repeating: cel_event(), count: 256)
        while true {
            let count = cel_epoll_wait(epoll, &events, Int32(events.count), waitMilliseconds())
            turnCount.wrappingAdd(1, ordering: .relaxed)
            turnTime = Self.now()
            var isWoken = false
            for index in 0..<max(0, Int(count)) {
                let event = events[index]
                if event.token == RegistrationTable.noToken {
                    isWoken = true
                } else {
                    // An earlier handler of this batch may have cancelled this registration.
                    registrations[event.token]?.handler(Readiness(rawValue: event.readiness))
                }
            }
            while let body = timers.popDue(at: turnTime) { body() }
            // Whoever has enqueued work from another thread signals: without a signal the lock needs no look.
            if isWoken, work.takeForeign() { break }
            work.run(tasksOn: asUnownedTaskExecutor(), actorsOn: isolation.asUnownedSerialExecutor())
            if !turnEnds.isEmpty { runTurnEnds() }
        }
        letGo()
        work.threadEnded()
    }

    /// Forgets what nobody calls any more: a closure that holds the loop would keep it, and its descriptors, for ever.
    private func letGo() {
        let (ends, heap, table) = (turnEnds, timers, registrations)
        (turnEnds, timers, registrations) = ([], TimerHeap(), RegistrationTable())
        withExtendedLifetime((ends, heap, table)) {}
    }

    /// Calls what this turn has asked for; what these calls ask for comes at the end of the next turn.
    private func runTurnEnds() {
        swap(&turnEnds, &runningEnds)
        for end in runningEnds { end() }
        runningEnds.removeAll(keepingCapacity: true)
    }

    private func waitMilliseconds() -> Int32 {
        guard work.isDone, turnEnds.isEmpty else { return 0 }
        guard let due = timers.nextDue else { return -1 }
        let now = Self.now()
        guard due > now else { return 0 }
        return Int32(clamping: (due - now + 999_999) / 1_000_000)
    }
}
