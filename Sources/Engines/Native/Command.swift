import Glibc
import Subprocess
import SystemPackage

/// One run of a program: an argument vector, an environment of its own, a deadline, and output into a log file.
struct Command: Sendable {
    /// The program's path, and what it is given.
    let arguments: [String]
    /// All that the program sees; nothing is inherited.
    let environment: [Environment.Key: String]
    /// What the program reads; `nil` = nothing.
    let input: String?

    enum Outcome: Equatable {
        case exited(Int32)
        case signalled(Int32)
        case deadlineExceeded
    }

    init(_ arguments: [String], environment: [Environment.Key: String] = [:], input: String? = nil) {
        self.arguments = arguments
        self.environment = environment
        self.input = input
    }

    /// Runs it to its end. At the deadline, or when the task is cancelled, the whole process group is killed.
    func run(deadline: Duration, log: ServerLog) async throws -> Outcome {
        let descriptor = try log.open()
        defer { close(descriptor) }
        do {
            let outcome = try await withThrowingTaskGroup(of: Outcome.self) { group in
                group.addTask { try await run(output: FileDescriptor(rawValue: descriptor)) }
                group.addTask {
                    try await Task.sleep(for: deadline)
                    return .deadlineExceeded
                }
                defer { group.cancelAll() }
                return try await group.next() ?? .deadlineExceeded
            }
            try Task.checkCancellation()
            return outcome
        } catch {
            // A program that was killed because nobody wants its result any more didn't fail.
            try Task.checkCancellation()
            throw error
        }
    }

    private func run(output: FileDescriptor) async throws -> Outcome {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .milliseconds(100))
        ]
        let configuration = Configuration(
            executable: .path(FilePath(arguments.first ?? "")), arguments: Arguments(Array(arguments.dropFirst())),
            environment: .custom(environment), workingDirectory: "/", platformOptions: options)
        let status: TerminationStatus
        do {
            // The same descriptor twice, and not `combinedWithOutput`: that duplicates it and leaves the copy open.
            let output = FileDescriptorOutput.fileDescriptor(output, closeAfterSpawningProcess: false)
            if let input {
                status = try await Subprocess.run(configuration, input: .string(input), output: output, error: output)
                    .terminationStatus
            } else {
                status = try await Subprocess.run(configuration, input: .none, output: output, error: output)
                    .terminationStatus
            }
        } catch let error as SubprocessError {
            throw EngineFault(.systemError, "\(arguments.first ?? "") could not be run: \(error)", isTransient: true)
        }
        return switch status {
        case .exited(let code): .exited(Int32(code))
        case .signaled(let signal): .signalled(Int32(signal))
        }
    }
}
