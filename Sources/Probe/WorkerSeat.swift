import Logging
import Subprocess

/// A place for one worker at a time: when it ends, or is killed, the next one is started.
struct WorkerSeat {
    let executable: String
    let queue: ProbeQueue
    let logger: Logger

    /// Keeps a worker ready until the task is cancelled.
    func run() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                let answered = try await seatWorker()
                failures = answered > 0 ? 0 : failures + 1
            } catch {
                guard !Task.isCancelled else { return }
                failures += 1
                logger.error("a probe worker can't be started", metadata: ["error": "\(error)"])
            }
            // One that ends before it has answered anything probably isn't what it should be: not at full speed.
            guard failures > 1 else { continue }
            guard (try? await Task.sleep(for: .milliseconds(min(50 << min(failures, 6), 2000)))) != nil else { return }
        }
    }

    /// Runs one worker to its end; how many requests it has answered.
    private func seatWorker() async throws -> Int {
        let outcome = try await Subprocess.run(
            .path(.init(executable)), environment: .custom([Environment.Key: String]()), input: .inputWriter,
            output: .sequence, error: .discarded
        ) { execution in
            let conversation = WorkerConversation(
                queue: queue, logger: logger,
                send: { _ = try await execution.standardInputWriter.write($0) },
                kill: { try execution.send(signal: .kill) })
            return try await withThrowingTaskGroup(of: Int?.self, returning: Int.self) { group in
                group.addTask {
                    await conversation.listen(to: execution.standardOutput)
                    return nil
                }
                group.addTask {
                    let answered = await conversation.serve()
                    // The end of its input ends the worker, and the end of the worker ends the listening.
                    try await execution.standardInputWriter.finish()
                    return answered
                }
                var answered = 0
                for try await count in group {
                    if let count { answered = count } else { group.cancelAll() }
                }
                return answered
            }
        }
        return outcome.closureResult
    }
}
