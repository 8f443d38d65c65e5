import FoundationEssentials
import Glibc
import Logging
import Model

/// Meets tenants' servers in processes of its own, which are killed at a deadline by the clock on the wall, whatever
/// a server makes them do, and replaced.
public final class ProbePool: Sendable {
    /// For a worker that answers at the very end of its time, and for one that says of itself that it is over.
    static let grace = Duration.milliseconds(100)

    private let executable: String
    private let size: Int
    private let logger: Logger
    private let queue = ProbeQueue()

    /// - Parameters:
    ///   - executable: Path of `paas-probe`.
    ///   - size: How many workers are kept ready; at least 1. A worker does one thing at a time.
    public init(executable: String, size: Int = 2, logger: Logger) {
        self.executable = executable
        self.size = max(1, size)
        self.logger = logger
    }

    /// Keeps the workers ready until the task is cancelled. The process ignores SIGPIPE from then on: a worker may end
    /// while it is written to.
    public func run() async {
        signal(SIGPIPE, SIG_IGN)
        await withDiscardingTaskGroup { group in
            for _ in 0..<size {
                group.addTask {
                    await WorkerSeat(executable: self.executable, queue: self.queue, logger: self.logger).run()
                }
            }
        }
    }

    /// Logs in over TCP with a password and runs a statement; tries again while nobody listens or the server starts.
    ///
    /// - Parameter deadline: how long the login may take once a worker has begun with it; as long again it may have to
    ///   wait for a worker.
    public func login(
        to endpoint: Endpoint, user: String, password: Secret, database: String, deadline: Duration
    ) async throws(ProbeFault) -> ProbeReply {
        let request = password.reveal { password in
            ProbeRequest.login(
                LoginRequest(
                    host: endpoint.host, port: endpoint.port, user: user, password: password, database: database,
                    limitMilliseconds: Self.milliseconds(deadline)))
        }
        guard case .loggedIn(let reply) = try await perform(request, limit: deadline) else { throw Self.mixedUp }
        return reply
    }

    /// Makes the role `app` and the database `app` as the instance's administrator, and sets the password. It can be
    /// repeated, and makes nothing again that is there; tries again while the server starts.
    ///
    /// - Parameter deadline: as for `login`.
    public func prepare(
        _ credentials: AppCredentials, through login: LocalLogin, deadline: Duration
    ) async throws(ProbeFault) {
        let request = credentials.password.reveal { password in
            ProbeRequest.prepare(
                PrepareRequest(
                    socketDirectory: login.socketDirectory, port: login.port, user: login.user, password: password,
                    limitMilliseconds: Self.milliseconds(deadline)))
        }
        guard case .prepared = try await perform(request, limit: deadline) else { throw Self.mixedUp }
    }

    /// Gives the role `app` another password as the instance's administrator; waits while the server starts.
    ///
    /// - Parameters:
    ///   - endsSessions: afterwards also end the role's sessions, until none is left.
    ///   - deadline: as for `login`.
    public func changePassword(
        _ credentials: AppCredentials, through login: LocalLogin, endsSessions: Bool, deadline: Duration
    ) async throws(ProbeFault) {
        let request = credentials.password.reveal { password in
            ProbeRequest.change(
                ChangeRequest(
                    socketDirectory: login.socketDirectory, port: login.port, user: login.user, password: password,
                    endsSessions: endsSessions, limitMilliseconds: Self.milliseconds(deadline)))
        }
        guard case .changed = try await perform(request, limit: deadline) else { throw Self.mixedUp }
    }

    /// Waits until a server answers logins over TCP, without logging in.
    ///
    /// - Parameter deadline: as for `login`.
    public func awaitServer(at endpoint: Endpoint, deadline: Duration) async throws(ProbeFault) {
        let request = ProbeRequest.await(
            AwaitRequest(
                host: endpoint.host, port: endpoint.port, limitMilliseconds: Self.milliseconds(deadline)))
        guard case .answered = try await perform(request, limit: deadline) else { throw Self.mixedUp }
    }

    func perform(_ request: ProbeRequest, limit: Duration) async throws(ProbeFault) -> ProbeAnswer {
        guard let body = try? JSONEncoder().encode(request), let frame = FrameDecoder.encode(Array(body)) else {
            throw ProbeFault(.invalidRequest, "the request is too long")
        }
        let job = ProbeJob(frame: frame, limit: limit)
        queue.add(job)
        let cancelled = ProbeAnswer.failed(ProbeFault(.cancelled, "the caller gave up"))
        let answer = await withTaskGroup(of: Void.self, returning: ProbeAnswer.self) { group in
            group.addTask {
                // A cancelled sleep means that the answer is there.
                guard (try? await Task.sleep(for: limit * 2 + Self.grace * 2)) != nil else { return }
                job.fail(.overloaded, "no worker became free in time")
            }
            let answer = await job.answer.value(ifCancelled: cancelled)
            group.cancelAll()
            return answer
        }
        if case .failed(let fault) = answer { throw fault }
        return answer
    }

    static var mixedUp: ProbeFault { ProbeFault(.crashed, "the worker answered another question") }

    static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(min(max(seconds, 0), 3600)) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
