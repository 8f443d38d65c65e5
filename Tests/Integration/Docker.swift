import Foundation
import Support
import Testing

/// What an operator does with an engine by hand: `docker`, and `psql` from the engine's host.
struct Docker: Sendable {
    let engine: ContainerEngine

    /// The engine that all tests share.
    static func shared() throws -> Docker { Docker(engine: try ContainerEngine.required()) }

    /// What makes `docker` and the platform's programs use this engine.
    var environment: [String: String] { ["DOCKER_HOST": "unix://\(engine.socketPath)"] }

    /// Runs `docker` and answers what came of it.
    func outcome(_ arguments: [String]) async throws -> Command.Outcome {
        try await Command(path: "/usr/bin/env", arguments: ["docker"] + arguments, environment: environment).run()
    }

    /// Runs `docker`, which has to succeed; what it printed, without the last line's end.
    @discardableResult
    func callAsFunction(_ arguments: String...) async throws -> String {
        let outcome = try await outcome(arguments)
        try #require(outcome.status.isSuccess, "docker \(arguments.joined(separator: " ")): \(outcome.error)")
        return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Decodes what `docker inspect` says about one object.
    func inspect<Value: Decodable>(_ kind: String, _ name: String, as type: Value.Type) async throws -> Value {
        let text = try await self(kind, "inspect", name)
        let objects = try JSONDecoder().decode([Value].self, from: Data(text.utf8))
        return try #require(objects.first)
    }

    /// Both outputs of a container's programs so far.
    func logs(_ container: String) async throws -> String {
        let outcome = try await outcome(["logs", container])
        return outcome.output + outcome.error
    }

    /// Runs a program in the engine's network namespace.
    func fromHost(
        _ path: String, _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> Command.Outcome {
        try await Command(
            path: "/usr/bin/nsenter", arguments: ["--net=\(engine.namespace.path)", path] + arguments,
            environment: environment
        ).run()
    }

    /// A statement over TCP from the engine's host; what psql says.
    func psql(_ dsn: String, _ sql: String) async throws -> Command.Outcome {
        try await fromHost(Programs.psql, ["--no-psqlrc", "-At", "-v", "ON_ERROR_STOP=1", "-d", dsn, "-c", sql])
    }
}
