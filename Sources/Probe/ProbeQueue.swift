import Synchronization

/// Jobs that wait for a worker, and workers that wait for a job; both in order of arrival.
final class ProbeQueue: Sendable {
    private struct State {
        var jobs: [ProbeJob] = []
        var workers: [(id: UInt64, continuation: CheckedContinuation<ProbeJob?, Never>)] = []
        var cancelled: Set<UInt64> = []
        var nextID: UInt64 = 0
    }

    private let state = Mutex(State())

    func add(_ job: ProbeJob) {
        let worker = state.withLock { state in
            guard !state.workers.isEmpty else {
                state.jobs.removeAll { $0.answer.isKept }
                state.jobs.append(job)
                return nil as CheckedContinuation<ProbeJob?, Never>?
            }
            return state.workers.removeFirst().continuation
        }
        worker?.resume(returning: job)
    }

    /// The next job that nobody has answered yet; `nil` when the task is cancelled.
    func next() async -> ProbeJob? {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enum Outcome {
                    case job(ProbeJob)
                    case cancelled
                    case wait
                }
                let outcome = state.withLock { state in
                    state.jobs.removeAll { $0.answer.isKept }
                    if state.cancelled.remove(id) != nil { return Outcome.cancelled }
                    if !state.jobs.isEmpty { return .job(state.jobs.removeFirst()) }
                    state.workers.append((id, continuation))
                    return .wait
                }
                switch outcome {
                case .job(let job): continuation.resume(returning: job)
                case .cancelled: continuation.resume(returning: nil)
                case .wait: break
                }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func cancel(_ id: UInt64) {
        let worker = state.withLock { state in
            guard let index = state.workers.firstIndex(where: { $0.id == id }) else {
                state.cancelled.insert(id)
                return nil as CheckedContinuation<ProbeJob?, Never>?
            }
            return state.workers.remove(at: index).continuation
        }
        worker?.resume(returning: nil)
    }
}
