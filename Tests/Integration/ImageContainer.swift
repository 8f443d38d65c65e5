import Foundation
import Support
import Testing

/// A container of one of the test images, on the engine's default network.
struct ImageContainer: Sendable {
    let docker: Docker
    let name: String
    let major: String

    static let password = "opensesame"

    var image: String { Self.image(major) }

    static func image(_ major: String) -> String { "postgres:\(major)-alpine" }

    /// Makes a container, runs the body, and removes the container with its anonymous volumes. It starts right away unless
    /// `starts` is false.
    static func with(
        _ major: String, environment: [String: String] = ["POSTGRES_PASSWORD": password], options: [String] = [],
        arguments: [String] = [], starts: Bool = true, _ body: (ImageContainer) async throws -> Void
    ) async throws {
        let docker = try Docker.shared()
        let container = ImageContainer(docker: docker, name: "image-\(UInt32.random(in: 0...UInt32.max))", major: major)
        let settings = environment.flatMap { ["--env", "\($0.key)=\($0.value)"] }
        let result: Result<Void, any Error>
        do {
            let outcome = try await docker.outcome(
                ["create", "--name", container.name] + settings + options + [container.image] + arguments)
            try #require(outcome.status.isSuccess, "\(outcome.error)")
            if starts { try await docker("start", container.name) }
            result = .success(try await body(container))
        } catch {
            result = .failure(error)
        }
        try await docker("rm", "--force", "--volumes", container.name)
        try result.get()
    }

    /// Waits until the server that stays accepts connections over TCP.
    func awaitServer() async throws {
        let address = try await address()
        try await waitUntil("\(image) listens", within: .seconds(60)) {
            let answer = try await docker.fromHost("/usr/bin/pg_isready", ["-h", address])
            return answer.status.isSuccess
        }
    }

    func address() async throws -> String {
        let format = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}"
        let address = try await docker("inspect", "--format", format, name)
        let logs = try await logs()
        try #require(!address.isEmpty, "\(name) doesn't run: \(logs)")
        return address
    }

    /// Runs a program in the container.
    func exec(_ arguments: String...) async throws -> Command.Outcome {
        try await docker.outcome(["exec", name] + arguments)
    }

    /// A statement over the container's own socket, without a password.
    func query(_ sql: String, user: String = "postgres", database: String = "postgres") async throws -> String {
        try await docker(
            "exec", name, "psql", "--no-psqlrc", "--no-password", "-At", "-U", user, "-d", database, "-c", sql)
    }

    /// A login over TCP from the engine's host.
    func logIn(user: String, password: String, database: String) async throws -> Command.Outcome {
        try await docker.psql("postgres://\(user):\(password)@\(address()):5432/\(database)", "select current_user")
    }

    /// Waits for the container's end; its exit status.
    func exitStatus() async throws -> String { try await docker("wait", name) }

    func logs() async throws -> String { try await docker.logs(name) }
}
