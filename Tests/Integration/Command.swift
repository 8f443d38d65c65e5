import Foundation
import Subprocess
import SystemPackage
import Testing

/// A program that a test runs to its end.
struct Command {
    var path: String
    var arguments: [String]
    var environment: [String: String] = [:]
    var workingDirectory: String?
    /// Network namespace to run in; `nil` = the test's own.
    var namespace: String?
    /// Written to standard input.
    var input = ""

    struct Outcome {
        let status: TerminationStatus
        let output: String
        let error: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    private var program: String { namespace == nil ? path : "/usr/bin/nsenter" }

    private var words: [String] { namespace.map { ["--net=\($0)", path] + arguments } ?? arguments }

    /// Runs the program; one that has not ended after `limit` is killed, and the test fails.
    func run(limit: Duration = .seconds(120)) async throws -> Outcome {
        let environment = Environment.inherit.updating(
            Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) }))
        return try await withDeadline(limit, "\(path) \(arguments.joined(separator: " "))") {
            let outcome = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(words), environment: environment,
                workingDirectory: workingDirectory.map { FilePath($0) }, input: .string(input),
                output: .string(limit: 8 << 20), error: .string(limit: 8 << 20))
            return Outcome(
                status: outcome.terminationStatus, output: outcome.standardOutput, error: outcome.standardError)
        }
    }

    /// Runs the program, hands over its standard output line by line, and ends it when the body answers `false`.
    func follow(limit: Duration = .seconds(120), _ body: @Sendable @escaping (String) async throws -> Bool) async throws
    {
        try await withDeadline(limit, "\(path) \(arguments.joined(separator: " "))") {
            _ = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(words), input: .none, output: .sequence,
                error: .discarded
            ) { execution in
                for try await line in execution.standardOutput.strings() {
                    if try await !body(line) { break }
                }
                try execution.send(signal: .terminate)
            }
        }
    }
}

struct DeadlinePassed: Error, CustomStringConvertible {
    let description: String
}

/// Runs a body and cancels it after a time.
func withDeadline<Value: Sendable>(
    _ limit: Duration, _ what: String, _ body: @Sendable @escaping () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask(operation: body)
        group.addTask {
            try await ContinuousClock().sleep(for: limit)
            throw DeadlinePassed(description: "not done after \(limit): \(what)")
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() else { throw CancellationError() }
        return value
    }
}

/// Where the built programs are: beside the test bundle.
enum Programs {
    static func path(_ name: String) -> String { Bundle.main.bundleURL.appendingPathComponent(name).path }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    static let curl = "/usr/bin/curl"
    static let psql = "/usr/bin/psql"
    static let hasBrowser = FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

    /// Folder of PostgreSQL builds that `make test` has filled.
    static let builds = ProcessInfo.processInfo.environment["PAAS_POSTGRES_DIRECTORY"]

    static let hasDefaultVersion =
        FileManager.default.fileExists(atPath: "/usr/lib/postgresql/16/bin/initdb")
        || FileManager.default.fileExists(atPath: "\(builds ?? "")/16/bin/initdb")
}
