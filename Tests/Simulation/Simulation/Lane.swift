import Synchronization

/// Where the tasks of one process of a simulation run. It can be stopped and continued as SIGSTOP and SIGCONT do.
final class Lane: TaskExecutor {
    private let simulation: Simulation
    private let stopped = Mutex(false)

    init(_ simulation: Simulation) { self.simulation = simulation }

    var isStopped: Bool {
        get { stopped.withLock { $0 } }
        set { stopped.withLock { $0 = newValue } }
    }

    func enqueue(_ job: consuming ExecutorJob) { simulation.enqueue(UnownedJob(job), on: self) }
}
