import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage

/// One of the project's programs, run beside this one.
struct Program: Sendable {
    /// Name of the executable: `paasd`.
    let name: String
    let arguments: [String]
    let home: Home

    /// Where the program is: beside this one.
    static func path(of name: String) throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = FilePath(own).removingLastComponent().appending(name).string
        guard access(path, X_OK) == 0 else {
            throw LocalFault("\(path) is missing: build the whole project with `swift build`")
        }
        return path
    }

    /// Runs the program to its end and returns what it printed on standard output.
    ///
    /// - Throws: `LocalFault` with its standard error when it fails.
    static func output(of name: String, _ arguments: [String]) async throws -> String {
        let outcome = try await Subprocess.run(
            .path(FilePath(path(of: name))), arguments: Arguments(arguments), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        guard outcome.terminationStatus.isSuccess else {
            let said = outcome.standardError.trimmed
            let command = ([name] + arguments.prefix(2)).joined(separator: " ")
            throw LocalFault("`\(command)` failed (\(outcome.terminationStatus)): \(said)")
        }
        return outcome.standardOutput.trimmed
    }

    /// Keeps the program running until the task is cancelled, then ends it with SIGTERM, and with SIGKILL if it has
    /// not ended 15 s later.
    ///
    /// A program that ends by itself is started again, after 1 s and twice as long each time up to 30 s; one that had
    /// run for a minute starts over at 1 s.
    func keepRunning(said: @Sendable (String) -> Void) async throws {
        var pause = Duration.seconds(1)
        while true {
            let began = ContinuousClock.now
            let status = try await runOnce()
            try Task.checkCancellation()
            if ContinuousClock.now - began > .seconds(60) { pause = .seconds(1) }
            said("\(name) ended (\(status)); it starts again in \(pause.components.seconds) s. Its log: \(logPath)")
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(30))
        }
    }

    var logPath: String { "\(home.log)/\(name).log" }

    /// Holds the process id while the program runs.
    var processFile: String { "\(home.run)/\(name).pid" }

    /// What Swift writes of a crash shows the memory that registers point to, which may be a secret's: not in a log.
    private static var environment: Environment {
        guard getenv("SWIFT_BACKTRACE") == nil else { return .inherit }
        return .inherit.updating(["SWIFT_BACKTRACE": "registers=none"])
    }

    private func runOnce() async throws -> TerminationStatus {
        let log = try FileDescriptor.open(
            FilePath(logPath), .writeOnly, options: [.create, .append, .closeOnExec], permissions: [.ownerReadWrite])
        defer { try? log.close() }
        var options = PlatformOptions()
        // A session of its own: Ctrl-C reaches this program only, which then stops the others in order.
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(15))]
        let processFile = processFile
        defer { unlink(processFile) }
        return try await Subprocess.run(
            .path(FilePath(Self.path(of: name))), arguments: Arguments(arguments), environment: Self.environment,
            platformOptions: options, input: .none, output: .fileDescriptor(log, closeAfterSpawningProcess: false),
            error: .fileDescriptor(log, closeAfterSpawningProcess: false)
        ) { execution in
            try "\(execution.processIdentifier.value)\n".write(
                toFile: processFile, atomically: true, encoding: .utf8)
        }.terminationStatus
    }
}
