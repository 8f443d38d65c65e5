import Foundation
import Support
import Testing

/// Where no engine can be started, the tests run all the same, and say so, unless nothing may be skipped.
@Suite struct ContainerRunTests {
    @Test func withoutAnEngineTheCommandRunsAndTheReasonIsSaid() async throws {
        let outcome = try await Self.run(["PAAS_TEST_INSTALL": ""])
        #expect(outcome.status.isSuccess && outcome.lines == ["the tests"], "\(outcome.error)")
        #expect(outcome.error.contains("SKIPPED: "))
    }

    @Test func whereNothingMayBeSkippedItIsAFailure() async throws {
        let outcome = try await Self.run(["PAAS_TEST_INSTALL": "1"])
        #expect(!outcome.status.isSuccess && outcome.output.isEmpty)
        #expect(outcome.error.contains("allows no test to be skipped"), "\(outcome.error)")
    }

    /// Runs a command with run.sh where there are no more programs than that script needs to find out.
    private static func run(_ environment: [String: String]) async throws -> Command.Outcome {
        let folder = try TemporaryDirectory.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for program in ["bash", "dirname", "id"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/\(program)", withDestinationPath: "/usr/bin/\(program)")
        }
        return try await Command(
            path: "\(Programs.root)/Tests/Containers/run.sh", arguments: [folder, "/bin/echo", "the tests"],
            environment: environment.merging(["PATH": folder, "PAAS_TEST_DOCKER": ""]) { $1 }
        ).run()
    }
}
