import Foundation
import Support
import Testing

/// The protocol's scripts, its other implementations and its fuzzers, each by the command that a user runs too.
@Suite(.serialized)
struct ProtocolTests {
    /// Where whole runs are wanted; elsewhere short ones have to do.
    private static let isWhole = ProcessInfo.processInfo.environment["PAAS_TEST_INSTALL"] == "1"
    private static let programs = Bundle.main.bundleURL.path

    /// Runs a script of the repository.
    private static func run(
        _ script: String, _ arguments: [String], limit: Duration = .seconds(1_800)
    ) async throws -> Command.Outcome {
        let outcome = try await Command(path: "\(Programs.root)/\(script)", arguments: arguments).run(limit: limit)
        #expect(outcome.status.isSuccess, "\(script): \(outcome.output.suffix(8_000))\n\(outcome.error.suffix(4_000))")
        return outcome
    }

    @Test("Server, Swift client and Python client keep to the specification in every script")
    func conformance() async throws {
        // The cases have deadlines and share the machine with other tests here: one that fails gets it for itself once.
        let outcome = try await Self.run("Tests/Conformance/run.sh", [Self.programs, "--quiet", "--again"])
        for line in outcome.lines where line.hasPrefix("again, alone: ") {
            Issue.record("\(line)\n\(outcome.output.prefix(8_000))", severity: .warning)
        }
        let summary = try #require(outcome.lines.last?.wholeMatch(of: #/(\d+) passed, (\d+) failed/#)).output
        #expect(summary.2 == "0")
        #expect(try #require(Int(summary.1)) > 200, "the scripts must be found")
    }

    @Test("The Python client's own tests pass, against the server too")
    func python() async throws {
        let outcome = try await Self.run("Clients/python/tools/test.sh", [Self.programs])
        let summary = try #require(outcome.lines.last?.firstMatch(of: #/(\d+) passed/#)).output
        #expect(try #require(Int(summary.1)) > 200, "its tests must be found")
    }

    @Test("The codec agrees with Google's on valid, mutated and random messages, or says why not")
    func codec() async throws {
        _ = try await Self.run("Tests/Codec/run.sh", [Self.programs, Self.isWhole ? "20" : "5"])
    }

    @Test("Hostile clients can't make the server take more memory than its limits say")
    func memory() async throws {
        _ = try await Self.run("Tests/Fuzz/memory.py", ["\(Self.programs)/conformance-server"])
    }

    @Test("Fuzzing finds nothing, and reaches nearly every line")
    func fuzzing() async throws {
        _ = try await Self.run("Tests/Fuzz/run.sh", [Self.isWhole ? "60" : "3"])
    }
}
