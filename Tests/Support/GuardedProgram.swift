import CSupport
import EventLoop
import Glibc

/// A program that runs beside a test, with a directory of its own. Both are gone when the test process is gone, however
/// that ends.
public struct GuardedProgram: Sendable {
    private let guardian: pid_t
    private let hold: Int32

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: The program's path, then its arguments.
    ///   - directory: What the program keeps; it is removed with it.
    ///   - log: File for both outputs.
    ///   - namespace: Network namespace that the program runs in.
    public static func start(
        _ arguments: [String], directory: String, log: String, in namespace: NetworkNamespace
    ) async throws -> GuardedProgram {
        try await namespace.run {
            let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            guard output >= 0 else { throw SystemFault(call: "open") }
            defer { close(output) }
            var hold: Int32 = -1
            let guardian = withArguments(arguments) {
                cs_guard($0, geteuid(), getegid(), directory, output, &hold)
            }
            guard guardian > 0 else { throw SystemFault(call: "fork") }
            return GuardedProgram(guardian: guardian, hold: hold)
        }
    }

    /// Ends the program and waits until it and its directory are gone; to be called once.
    public func end() async throws {
        try await onOwnThread {
            close(hold)
            while waitpid(guardian, nil, 0) < 0 {
                guard errno == EINTR else { throw SystemFault(call: "waitpid") }
            }
        }
    }
}
