import FoundationEssentials
import Logging
import Subprocess
import Synchronization

/// Requests to one worker and its answers, one at a time.
final class WorkerConversation: Sendable {
    /// How an exchange ended.
    private enum Ending {
        case answered(ProbeAnswer)
        case workerEnded
        case timeIsOver
        case cancelled
    }

    private enum State {
        /// Before its first word.
        case starting
        case idle
        case exchanging(Promise<Ending>)
        case ended
    }

    private static let startupLimit = Duration.seconds(10)

    private let queue: ProbeQueue
    private let send: @Sendable ([UInt8]) async throws -> Void
    private let kill: @Sendable () throws -> Void
    private let logger: Logger
    private let state = Mutex(State.starting)
    private let startup = Promise<Bool>()

    init(
        queue: ProbeQueue, logger: Logger, send: @escaping @Sendable ([UInt8]) async throws -> Void,
        kill: @escaping @Sendable () throws -> Void
    ) {
        self.queue = queue
        self.logger = logger
        self.send = send
        self.kill = kill
    }

    /// Gives jobs to the worker until it ends, has to be killed, or the task is cancelled; how many it has answered.
    func serve() async -> Int {
        guard await isUp() else {
            killWorker()
            return 0
        }
        var answered = 0
        while let job = await queue.next() {
            guard let exchange = begin() else {
                // The worker ended while it was idle: the job is for the next one.
                queue.add(job)
                return answered
            }
            switch await ending(of: job, exchange) {
            case .answered(let answer):
                answered += 1
                job.answer.keep(answer)
            case .workerEnded:
                job.fail(.crashed, "the worker ended while it was at it")
                return answered
            case .timeIsOver:
                killWorker()
                job.fail(.deadlineExceeded, "the worker was killed at the deadline")
                // That was a worker as it should be.
                return answered + 1
            case .cancelled:
                killWorker()
                job.fail(.cancelled, "the pool was stopped")
                return answered
            }
        }
        return answered
    }

    /// A job's time begins when it is sent: not to a worker that is still starting.
    private func isUp() async -> Bool {
        await withTaskGroup(of: Void.self, returning: Bool.self) { group in
            group.addTask {
                guard (try? await Task.sleep(for: Self.startupLimit)) != nil else { return }
                self.startup.keep(false)
            }
            let isUp = await startup.value(ifCancelled: false)
            group.cancelAll()
            return isUp
        }
    }

    private func ending(of job: ProbeJob, _ exchange: Promise<Ending>) async -> Ending {
        do { try await send(job.frame) } catch { exchange.keep(.workerEnded) }
        return await withTaskGroup(of: Void.self, returning: Ending.self) { group in
            group.addTask {
                // A cancelled sleep means that the exchange has ended.
                guard (try? await Task.sleep(for: job.limit + ProbePool.grace)) != nil else { return }
                exchange.keep(.timeIsOver)
            }
            let ending = await exchange.value(ifCancelled: .cancelled)
            group.cancelAll()
            return ending
        }
    }

    private func killWorker() {
        do { try kill() } catch { logger.warning("a probe worker can't be killed", metadata: ["error": "\(error)"]) }
    }

    private func begin() -> Promise<Ending>? {
        state.withLock { state in
            if case .ended = state { return nil }
            let exchange = Promise<Ending>()
            state = .exchanging(exchange)
            return exchange
        }
    }

    /// Takes the worker's answers until its output ends.
    func listen(to output: SubprocessOutputSequence) async {
        var decoder = FrameDecoder()
        do {
            for try await buffer in output {
                buffer.withUnsafeBytes { decoder.append($0) }
                while let frame = try decoder.next() {
                    let answer = try JSONDecoder().decode(ProbeAnswer.self, from: Data(frame))
                    if case .ready = answer {
                        startup.keep(true)
                    } else {
                        end(with: .answered(answer), next: .idle)
                    }
                }
            }
        } catch {
            logger.warning("a probe worker answers in an unknown way", metadata: ["error": "\(error)"])
            killWorker()
        }
        startup.keep(false)
        end(with: .workerEnded, next: .ended)
    }

    private func end(with ending: Ending, next: State) {
        let exchange = state.withLock { state in
            defer { state = next }
            if case .exchanging(let exchange) = state { return exchange as Promise<Ending>? }
            return nil
        }
        exchange?.keep(ending)
    }
}
