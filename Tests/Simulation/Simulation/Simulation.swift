import Synchronization

/// Runs tasks on one thread, one piece after the other, on a clock that jumps as soon as nobody has anything to do.
///
/// The same seed gives the same run.
final class Simulation: Sendable {
    private struct Piece {
        let job: UnownedJob
        let lane: Lane
    }

    let clock = ManualClock()
    private let pieces = Mutex<[Piece]>([])
    private let order: SeededRandomness?

    /// - Parameter seed: chooses which of the runnable pieces comes next; without one the oldest does.
    init(seed: UInt64? = nil) { order = seed.map { SeededRandomness(seed: $0) } }

    func enqueue(_ job: UnownedJob, on lane: Lane) { pieces.withLock { $0.append(Piece(job: job, lane: lane)) } }

    /// Starts a task of the simulation.
    @discardableResult
    func start(on lane: Lane? = nil, _ body: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        Task(executorPreference: lane ?? Lane(self)) { await body() }
    }

    /// Lets things happen until a condition holds or the simulated time is over; says whether it held.
    func run(for limit: Duration = .seconds(3600), until isDone: () -> Bool = { false }) -> Bool {
        let end = clock.now() + limit
        while !isDone() {
            if let piece = nextPiece() {
                piece.job.runSynchronously(on: piece.lane.asUnownedTaskExecutor())
            } else if let next = clock.nextEnd, next <= end {
                clock.advance(to: next)
            } else {
                clock.advance(to: end)
                return false
            }
        }
        return true
    }

    /// Lets so many pieces run, and time pass between them.
    func run(pieces count: Int) {
        var left = count
        _ = run {
            left -= 1
            return left < 0
        }
    }

    /// Lets everything happen that can happen without time passing.
    func settle() {
        while let piece = nextPiece() { piece.job.runSynchronously(on: piece.lane.asUnownedTaskExecutor()) }
    }

    private func nextPiece() -> Piece? {
        pieces.withLock { pieces in
            guard let oldest = pieces.firstIndex(where: { !$0.lane.isStopped }) else { return nil }
            guard let order, pieces.count > 1 else { return pieces.remove(at: oldest) }
            let chosen = Int(order.next() % UInt64(pieces.count))
            // The lane of the chosen one may be stopped: then the next that may run, in a circle.
            var index = chosen
            while pieces[index].lane.isStopped { index = (index + 1) % pieces.count }
            return pieces.remove(at: index)
        }
    }
}
