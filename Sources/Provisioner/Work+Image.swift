import Engines
import Lifecycle
import Logging
import Model
import Store

extension Work {
    private enum Moment {
        case prepared(String?)
        case tick
    }

    /// Sees to the image, and tells watchers now and then how much of it is here.
    mutating func prepareImage() async throws {
        let (engine, spec, clock, work) = (tools.engine, spec, tools.clock, self)
        let (board, period) = (ProgressBoard(), tools.policy.progressPeriod)
        try await withThrowingTaskGroup(of: Moment.self) { group in
            group.addTask {
                .prepared(
                    try await work.attempt(.image) { try await engine.prepareImage(spec) { board.note($0) } })
            }
            let tick: @Sendable () async throws -> Moment = {
                try await clock.sleep(for: period)
                return .tick
            }
            group.addTask(operation: tick)
            while let moment = try await group.next() {
                // A write by this task, so that the end of the pull can't cut it off.
                if let progress = board.take() { try await tell(progress) }
                switch moment {
                case .tick: group.addTask(operation: tick)
                case .prepared(let image):
                    preparedImage = image
                    return group.cancelAll()
                }
            }
        }
    }

    private mutating func tell(_ progress: TransferProgress) async throws {
        let percent = progress.total > 0 ? Double(progress.done) / Double(progress.total) * 100 : 0
        let step = StepChange.begin(
            .image, progress: Int(min(max(percent, 0), 100)), done: progress.done, total: progress.total)
        do {
            record = try await write(Change(step: step))
            readAt = tools.clock.now()
        } catch let fault as Fault {
            // Nobody waits for this news; a store that stays away ends the lease and the work with it.
            tools.logger.debug("progress is not told", metadata: ["database": "\(id)", "error": "\(fault)"])
        }
    }

    /// The image where the row does not know it.
    var unrecordedImage: String? { preparedImage == record.image ? nil : preparedImage }
}
