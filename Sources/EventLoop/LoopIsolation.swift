/// A loop as the executor of actors, apart from the loop as the executor of tasks, so that the runtime knows which of
/// the two a step belongs to.
final class LoopIsolation: SerialExecutor {
    private let work: WorkQueue

    init(_ work: WorkQueue) { self.work = work }

    func enqueue(_ job: consuming ExecutorJob) { work.submit(.actor(UnownedJob(job))) }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    func checkIsolated() { precondition(work.isOnThread, "called from another thread than the event loop's") }

    func isIsolatingCurrentContext() -> Bool? { work.isOnThread }
}
