import ArgumentParser
import Glibc
import Model

/// Runs a command's body; a fault is told with what to do about it.
func reportingFaults(_ body: () async throws -> Void) async throws {
    // A program that has stopped reading is an error of that program, not the end of this one.
    signal(SIGPIPE, SIG_IGN)
    do {
        try await body()
    } catch let fault as Fault {
        let lines = ["Error: \(fault.message) (\(fault.reason))"] + fault.nextSteps.map { "  → \($0)" }
        let text = Array((lines.joined(separator: "\n") + "\n").utf8)
        _ = write(STDERR_FILENO, text, text.count)
        throw ExitCode.failure
    }
}
