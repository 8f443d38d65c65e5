import DockerAPI
import Logging
import Model
import Support

@testable import Engines

/// A Docker engine in an installation and on a network of its own, on the engine that all tests share. Whatever it made
/// is removed, also when a test fails.
struct DockerFixture: Sendable {
    let engine: DockerEngine
    let client: DockerClient
    let configuration: DockerConfiguration
    let namespace: NetworkNamespace

    /// The label of what plays somebody else's.
    static let foreign = "paas.test"

    /// The versions that there are images of.
    static let versions = [15, 16, 18].map(EngineVersion.init(major:))

    /// - Parameter own: An engine of the test's own; `nil` = the shared one.
    static func with<Result>(
        _ change: (inout DockerConfiguration) -> Void = { _ in }, on own: ContainerEngine? = nil,
        _ body: (DockerFixture) async throws -> Result
    ) async throws -> Result {
        let shared = try own ?? ContainerEngine.required()
        let name = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        var configuration = DockerConfiguration(socketPath: shared.socketPath, installation: name)
        configuration.network = "paas-test-\(name.prefix(8))"
        configuration.memoryBytes = 256 << 20
        change(&configuration)
        let logger = Logger(label: "docker") { _ in SwiftLogNoOpLogHandler() }
        let fixture = DockerFixture(
            engine: DockerEngine(configuration, logger: logger),
            client: DockerClient(socketPath: shared.socketPath, logger: logger), configuration: configuration,
            namespace: shared.namespace)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(fixture)) } catch { result = .failure(error) }
        try await fixture.remove()
        return try result.get()
    }

    var access: DockerAccess { DockerAccess(fixture: self) }
    var saboteur: DockerSaboteur { DockerSaboteur(fixture: self) }

    func conformance(_ version: EngineVersion = EngineVersion(major: 16)) -> EngineConformance {
        EngineConformance(
            engine: engine, version: version, saboteur: saboteur, access: access, initialisesAtStart: true)
    }

    /// A container of somebody else.
    @discardableResult
    func makeForeign(_ name: String, _ change: (inout DockerContainerSpec) -> Void = { _ in }) async throws -> String {
        var spec = DockerContainerSpec(
            image: "postgres:16-alpine", entryPoint: ["tail"], command: ["-f", "/dev/null"],
            labels: [Self.foreign: configuration.installation])
        change(&spec)
        return try await client.createContainer(name, spec)
    }

    private func remove() async throws {
        let labels = [Self.foreign: configuration.installation]
        for container in try await client.containers(labels: labels) {
            try await client.removeContainer(container.id, force: true, volumes: true)
        }
        try await engine.removeEverything()
        for volume in try await client.volumes(labels: labels) { try await client.removeVolume(volume.name) }
        for network in try await client.networks(labels: labels) { try await client.removeNetwork(network.id) }
        try await engine.shutdown()
        try await client.shutdown()
    }
}
