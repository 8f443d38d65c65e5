import EventLoop
import Foundation
import Logging
import Messages
import RPCServer
import Support
import Testing

@testable import Commands

/// The built `paas`, before a socket whose service is scripted.
@Suite struct RunTests {
    @Test func theCommandTakesTheProcessOver() async throws {
        let outcome = try await paas("run", "--", "sh", "-c", "echo $$; exit 7")
        #expect(outcome.status == 7, "\(outcome.error)")
        #expect(outcome.output == "\(outcome.processID)\n")
    }

    @Test func itGetsTheDeploymentsEnvironment() async throws {
        let script = #"printf '%s|' "$DATABASE_URL" "$LINES_" "$INHERITED" "${PAAS_TOKEN-none}" "$PAAS_APP""#
        let outcome = try await paas("run", "--", "sh", "-c", script)
        #expect(outcome.output == "postgres://app:p@10.0.0.9/app|a\nb|kept|none|web|", "\(outcome.error)")
    }

    @Test func everySignalReachesIt() async throws {
        let outcome = try await paas("run", "--", "grep", "^SigBlk:", "/proc/self/status")
        #expect(outcome.output == "SigBlk:\t0000000000000000\n", "\(outcome.error)")
    }

    @Test func itsArgumentsAreItsOwn() async throws {
        let outcome = try await paas("run", "--", "printf", "%s,", "--help", "", "a b", "--")
        #expect(outcome.output == "--help,,a b,--,")
    }

    @Test func whatCanNotBeRunIsSaid() async throws {
        let missing = try await paas("run", "--", "/nowhere/app")
        #expect(missing.status == 64 && missing.error.contains("was not found"))
        let file = try #require(TemporaryFile("echo a script without an interpreter"))
        #expect(chmod(file.path, 0o700) == 0)
        let unfit = try await paas("run", "--", file.path)
        #expect(unfit.status == 1 && unfit.error.contains("#!/bin/sh"), "\(unfit.error)")
    }

    @Test func theEnvFileGoesToStandardOutputAlone() async throws {
        let refused = try await paas("deployments", "create", "--output", "env")
        #expect(refused.status == 64 && refused.output.isEmpty && refused.error.contains("LINES_"))
        let value = try await paas("deployments", "create", "--field", "environment.DATABASE_URL")
        #expect(value.output == "postgres://app:p@10.0.0.9/app\n", "\(value.error)")
    }

    @Test func valuesComeFromStandardInput() async throws {
        let apps = ScriptedApps()
        let set = try await paas("env", "set", "KEY", input: "secret value\n", apps: apps)
        #expect(set.status == 0, "\(set.error)")
        #expect(apps.values.all == [.init(org: "acme", app: "web", name: "KEY", value: "secret value")])
        #expect(!(set.output + set.error).contains("secret value"))
        let list = try await paas("env", "--field", "name", apps: apps)
        #expect(list.output == "KEY\n", "\(list.error)")
        let unset = try await paas("env", "unset", "OTHER", apps: apps)
        #expect(unset.status == 3)
    }

    private struct Outcome {
        let processID: Int32
        let status: Int32
        let output: String
        let error: String
    }

    private func paas(
        _ arguments: String..., input: String = "", apps: ScriptedApps = Self.apps
    ) async throws -> Outcome {
        let folder = try TemporaryDirectory.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let loop = try EventLoop()
        defer { loop.stop() }
        let server = RPCServer(
            socketPath: "\(folder)/paasd.sock", services: [apps], loop: loop,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let (listening, signal) = AsyncStream<Void>.makeStream()
            group.addTask {
                defer { signal.finish() }
                try await server.run { signal.finish() }
            }
            for await _ in listening {}
            let outcome = try await Self.run(arguments, input: input, socket: "\(folder)/paasd.sock")
            server.shutdown()
            try await group.waitForAll()
            return outcome
        }
    }

    private static let apps = ScriptedApps(
        deployment: .init(
            deployment: .init(id: "d1", databaseID: "abcdefghijklmnop", credentialVersion: 1),
            environment: [
                .init(name: "DATABASE_URL", value: "postgres://app:p@10.0.0.9/app"),
                .init(name: "LINES_", value: "a\nb"),
            ], auditID: "a1"))

    private static func run(_ arguments: [String], input: String, socket: String) async throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try BuiltPrograms.path("paas"))
        process.arguments = arguments
        let own = [
            "PAAS_ORG": "acme", "PAAS_APP": "web", "PAAS_SOCKET": socket, "PAAS_TOKEN": "t", "INHERITED": "kept",
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(own) { $1 }
        let (standardInput, output, error) = (Pipe(), Pipe(), Pipe())
        process.standardInput = standardInput
        process.standardOutput = output
        process.standardError = error
        // No more than a pipe holds goes either way, so nobody has to read while it runs.
        standardInput.fileHandleForWriting.write(Data(input.utf8))
        try standardInput.fileHandleForWriting.close()
        let (ended, signal) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in signal.finish() }
        try process.run()
        for await _ in ended {}
        return Outcome(
            processID: process.processIdentifier, status: process.terminationStatus,
            output: String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self),
            error: String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
    }
}
