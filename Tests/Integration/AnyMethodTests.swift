import Foundation
import Testing

/// `paas rpc` against a whole installation, by the very commands of the README.
@Suite(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct AnyMethodTests {
    @Test func theReadmesCommandsWork() async throws {
        let readme = try String(contentsOfFile: "\(Programs.root)/README.md", encoding: .utf8)
        let lines = readme.split(separator: "\n").map(String.init).filter { $0.contains("paas rpc ") }
        #expect(lines.count == 4)
        try await Installation.with { installation in
            _ = try await installation.create("main")
            let folder = try Self.folder(for: installation)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            var answers: [String] = []
            for line in lines {
                // A watch goes on for ever: its first line is enough.
                let command = line.contains("rpc watch") ? "\(line) 2>trace | head -n 1" : line
                let outcome = try await Command(
                    path: "/bin/bash",
                    arguments: ["-c", "export PAAS_TOKEN=$(cat .paas/tokens/owner); \(command)"],
                    workingDirectory: folder
                ).run()
                #expect(outcome.status.isSuccess, "\(line): \(outcome.error)")
                answers.append(outcome.output)
            }
            #expect(answers[0].contains("paas.databases.v1.Databases"))
            #expect(answers[1].contains("rpc CreateDatabase"))
            #expect(answers[2].contains(#""name": "main""#), "\(answers[2])")
            #expect(answers[3].contains("snapshot") || answers[3].contains("main"), "\(answers[3])")
            let trace = try String(contentsOfFile: "\(folder)/trace", encoding: .utf8)
            #expect(trace.contains("HELLO") && trace.contains("OPEN"))
            #expect(!trace.contains(try installation.token("owner")), "the token is a secret")
        }
    }

    /// A folder that looks like a checkout in which `make up` has run.
    private static func folder(for installation: Installation) throws -> String {
        let folder = "/var/tmp/paas-readme-\(UInt32.random(in: 0...UInt32.max))"
        let files = FileManager.default
        try files.createDirectory(atPath: "\(folder)/.build", withIntermediateDirectories: true)
        try files.createSymbolicLink(atPath: "\(folder)/.paas", withDestinationPath: installation.home)
        try files.createSymbolicLink(
            atPath: "\(folder)/.build/debug", withDestinationPath: Bundle.main.bundleURL.path)
        return folder
    }
}
