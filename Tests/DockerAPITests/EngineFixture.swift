import DockerAPI
import Glibc
import Logging
import Support

/// A client of the shared engine and names of one test's own.
struct EngineFixture: Sendable {
    static let image = "postgres:16-alpine"

    let client: DockerClient
    /// Distinguishes what this test makes from everything else in the engine.
    let token: String
    var labels: [String: String] { ["paas.api-test": token] }

    /// Runs the body and removes all that it has left in the engine under its labels.
    static func with(_ body: (EngineFixture) async throws -> Void) async throws {
        let engine = try ContainerEngine.required()
        let client = DockerClient(
            socketPath: engine.socketPath, timeout: .seconds(60),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let fixture = EngineFixture(client: client, token: String(UInt64.random(in: 0...UInt64.max), radix: 36))
        let result: Result<Void, any Error>
        do { result = .success(try await body(fixture)) } catch { result = .failure(error) }
        try await fixture.clear()
        try await client.shutdown()
        try result.get()
    }

    func name(_ part: String) -> String { "api-\(part)-\(token)" }

    /// A container that runs until it is stopped.
    func sleeper(_ part: String = "sleeper") -> DockerContainerSpec {
        DockerContainerSpec(
            image: Self.image, entryPoint: ["/bin/sleep"], command: ["1000"], labels: labels, hasInit: true)
    }

    /// Makes and starts such a container; its name.
    func started(_ part: String = "sleeper") async throws -> String {
        let name = name(part)
        try await client.createContainer(name, sleeper(part))
        try await client.startContainer(name)
        return name
    }

    private func clear() async throws {
        for container in try await client.containers(labels: labels) {
            try await client.removeContainer(container.id, force: true, volumes: true)
        }
        for volume in try await client.volumes(labels: labels) { try await client.removeVolume(volume.name) }
        for network in try await client.networks(labels: labels) { try await client.removeNetwork(network.id) }
    }
}
