import Foundation
import Glibc

/// A `paasd`, or another program, that a test stops, continues and kills.
final class HostedDaemon: Sendable {
    let processID: pid_t

    /// Starts paasd; both outputs go to the log.
    convenience init(arguments: [String], log: String) throws {
        try self.init([Programs.path("paasd")] + arguments, log: log)
    }

    /// Starts a program by its path and its arguments; both outputs go to the log.
    init(_ words: [String], log: String) throws {
        let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw DeadlinePassed(description: "can't open \(log)") }
        defer { close(output) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        let status = posix_spawn(&process, words[0], &actions, nil, &pointers, environ)
        guard status == 0 else { throw DeadlinePassed(description: "can't start \(words[0]): \(status)") }
        processID = process
    }

    /// It has not ended; also while it is stopped.
    var isRunning: Bool {
        var info = siginfo_t()
        // The process stays to be waited for, so that its number is nobody else's.
        return waitid(P_PID, id_t(processID), &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_signo == 0
    }

    func send(_ signal: Int32) { kill(processID, signal) }

    /// Ends it in order, by force after a while.
    func end() async throws {
        send(SIGCONT)
        send(SIGTERM)
        do {
            try await waitUntil("the daemon ends", within: .seconds(90)) { !isRunning }
        } catch {
            send(SIGKILL)
            try await waitUntil("the daemon is gone", within: .seconds(90)) { !isRunning }
        }
        waitpid(processID, nil, 0)
    }
}
