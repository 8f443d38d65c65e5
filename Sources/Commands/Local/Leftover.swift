import FoundationEssentials
import Glibc

/// A program that a killed `paas up` has left running.
struct Leftover {
    let processID: Int32

    /// Finds the program that a process file names; `nil` when that process is gone or is another program by now.
    init?(of program: Program) {
        guard
            let text = try? String(contentsOfFile: program.processFile, encoding: .utf8),
            let processID = Int32(text.trimmed), processID > 1,
            let line = try? String(contentsOfFile: "/proc/\(processID)/cmdline", encoding: .utf8)
        else { return nil }
        let words = line.split(separator: "\0")
        guard words.first?.split(separator: "/").last.map(String.init) == program.name,
            words.contains(where: { $0.hasPrefix(program.home.path) })
        else { return nil }
        self.processID = processID
    }

    /// Ends it, as `Program.keepRunning` would have done.
    func stop() async throws {
        kill(processID, SIGTERM)
        if await gone(within: .seconds(15)) { return }
        kill(processID, SIGKILL)
        guard await gone(within: .seconds(5)) else { throw LocalFault("process \(processID) does not end") }
    }

    private func gone(within limit: Duration) async -> Bool {
        // One that has ended and waits for its parent to notice has no command line any more.
        await poll(within: limit) {
            ((try? String(contentsOfFile: "/proc/\(processID)/cmdline", encoding: .utf8)) ?? "").isEmpty
        }
    }
}

/// Asks every 20 ms until the answer is yes, or the time is over.
func poll(within limit: Duration, _ condition: () async throws -> Bool) async rethrows -> Bool {
    let end = ContinuousClock.now + limit
    while true {
        if try await condition() { return true }
        if ContinuousClock.now >= end || Task.isCancelled { return false }
        try? await Task.sleep(for: .milliseconds(20))
    }
}
