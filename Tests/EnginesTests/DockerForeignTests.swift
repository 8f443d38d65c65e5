import DockerAPI
import Model
import Support
import Testing

@testable import Engines

/// What is somebody else's is left alone, whatever it is called, and what can't be had is said at once.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)))
struct DockerForeignTests {
    @Test func aForeignContainerIsNotTouched() async throws {
        try await DockerFixture.with { fixture in
            let conformance = fixture.conformance()
            let spec = try await conformance.makeSpec()
            let id = try await fixture.makeForeign("paas-db-\(spec.id)") {
                $0.labels["paas.installation"] = "another"
                $0.labels["paas.database"] = spec.id.rawValue
                $0.network = "none"
            }
            try await fixture.client.startContainer(id)
            let before = try await fixture.client.container(id)
            let engine = fixture.engine
            let faults = [
                try await conformance.expectFault(.foreignContainer) { _ = try await engine.observe(spec) },
                try await conformance.expectFault(.foreignContainer) { _ = try await engine.createVolume(spec) },
                try await conformance.expectFault(.foreignContainer) { try await engine.start(spec) },
                try await conformance.expectFault(.foreignContainer) { try await engine.stop(spec.id) },
                try await conformance.expectFault(.foreignContainer) { try await engine.removeInstance(spec.id) },
                try await conformance.expectFault(.foreignContainer) { try await engine.destroyVolume(spec.id) },
            ]
            #expect(faults.allSatisfy { !$0.isTransient && $0.message.contains("paas-db-\(spec.id)") })
            #expect(await engine.logTail(spec.id, lines: 5).count == 1)
            #expect(try await !engine.owned().contains(spec.id))
            try await engine.removeEverything()
            #expect(try await fixture.client.container(id) == before)
        }
    }

    @Test(arguments: [[:], ["paas.installation": "another"]])
    func aForeignVolumeIsNotTouched(_ labels: [String: String]) async throws {
        try await DockerFixture.with { fixture in
            let conformance = fixture.conformance()
            let spec = try await conformance.makeSpec()
            let name = "paas-db-\(spec.id)-data"
            let mark = [DockerFixture.foreign: fixture.configuration.installation]
            let before = try await fixture.client.createVolume(name, labels: labels.merging(mark) { $1 })
            let engine = fixture.engine
            try await conformance.expectFault(.foreignVolume) { _ = try await engine.observe(spec) }
            try await conformance.expectFault(.foreignVolume) { _ = try await engine.createVolume(spec) }
            try await conformance.expectFault(.foreignVolume) { try await engine.start(spec) }
            try await conformance.expectFault(.foreignVolume) { try await engine.destroyVolume(spec.id) }
            #expect(try await fixture.client.volume(name) == before)
        }
    }

    @Test func anotherInstallationsNetworkIsNotUsed() async throws {
        try await DockerFixture.with { fixture in
            let spec = InstanceSpec(id: try #require(DatabaseID("abcdefghijklmn23")), version: .standard)
            try await makeNetwork(fixture, labels: ["paas.installation": "another"])
            let engine = fixture.engine
            try await fixture.conformance().expectFault(.foreignNetwork) { _ = try await engine.start() }
            try await fixture.conformance().expectFault(.foreignNetwork) { try await engine.reserveNetwork(spec) }
            try await fixture.conformance().expectFault(.foreignNetwork) {
                _ = try await engine.addresses(for: spec.id, count: 1)
            }
        }
    }

    @Test func aNetworkOfTheUsersIsUsedAsItIs() async throws {
        try await DockerFixture.with { fixture in
            try await makeNetwork(fixture, ranges: [DockerNetwork.Range(subnet: "10.253.7.0/24")])
            let ground = try await fixture.engine.start()
            #expect(ground.addressesAreFixed && ground.subnet == "10.253.7.0/24")
            let spec = try await fixture.conformance().provision()
            let host = try #require(spec.endpoint?.host)
            #expect(host.hasPrefix("10.253.7."))
            try await fixture.access.makeApp(spec, password: "secret")
            #expect(try await fixture.access.ask(spec, "select 'in' as answer", password: "secret") == "in")
            try await fixture.engine.removeEverything()
            #expect(try await fixture.client.network(fixture.configuration.network) != nil)
        }
    }

    /// The engine chooses the addresses: the observation says so, and the address of now.
    @Test func aNetworkThatForbidsFixedAddressesIsUsed() async throws {
        try await DockerFixture.with { fixture in
            try await makeNetwork(fixture)
            let engine = fixture.engine
            #expect(try await !engine.start().addressesAreFixed)
            var random = SystemRandomNumberGenerator()
            var spec = InstanceSpec(id: DatabaseID(using: &random), version: .standard)
            #expect(try await engine.addresses(for: spec.id, count: 8) == .assigned)
            #expect(try await engine.observe(spec).addressIsAssigned)
            try await engine.reserveNetwork(spec)
            spec.image = try await engine.prepareImage(spec) { _ in }
            _ = try await engine.createVolume(spec)
            try await engine.start(spec)
            spec.endpoint = Endpoint(host: try await address(spec, engine))
            try await fixture.access.makeApp(spec, password: "secret")
            #expect(try await fixture.access.ask(spec, "select 'in' as answer", password: "secret") == "in")
            try await engine.stop(spec.id)
            let other = try await fixture.makeForeign("\(fixture.configuration.network)-other") {
                $0.network = fixture.configuration.network
            }
            try await fixture.client.startContainer(other)
            try await engine.start(spec)
            let drifted = try await address(spec, engine)
            #expect(drifted != spec.endpoint?.host, "the other one has the address now")
            spec.endpoint = Endpoint(host: drifted)
            #expect(try await fixture.access.ask(spec, "select 'in' as answer", password: "secret") == "in")
        }
    }

    private func address(_ spec: InstanceSpec, _ engine: DockerEngine) async throws -> String {
        let seen = try await engine.observe(spec)
        #expect(seen.addressIsAssigned)
        guard case .running(let address?, _) = seen.instance else { throw SupportFault("it has no address: \(seen)") }
        return address
    }

    private func makeNetwork(
        _ fixture: DockerFixture, labels: [String: String] = [:], ranges: [DockerNetwork.Range] = []
    ) async throws {
        let mark = [DockerFixture.foreign: fixture.configuration.installation]
        try await fixture.client.createNetwork(
            DockerNetworkSpec(
                name: fixture.configuration.network, isInternal: true, ranges: ranges,
                labels: labels.merging(mark) { $1 }))
    }

    /// There is no image of 17, and no way to a registry.
    @Test func anImageThatCantBeHadIsSaidAtOnce() async throws {
        try await DockerFixture.with { fixture in
            var spec = try await fixture.conformance().makeSpec()
            spec.version = EngineVersion(major: 17)
            let fault = try await fixture.conformance().expectFault(.imageUnavailable) { [spec] in
                _ = try await fixture.engine.prepareImage(spec) { _ in }
            }
            #expect(!fault.isTransient && fault.message.contains("postgres:17-alpine"))
        }
        try await DockerFixture.with({ $0.registry = "localhost:1/mirror" }) { fixture in
            let spec = InstanceSpec(id: try #require(DatabaseID("abcdefghijklmn23")), version: .standard)
            let fault = try await fixture.conformance().expectFault(.imageUnavailable) {
                _ = try await fixture.engine.prepareImage(spec) { _ in }
            }
            #expect(!fault.isTransient && fault.message.contains("localhost:1/mirror/postgres:16-alpine"))
        }
    }

    @Test func anImageIsRecordedAndFoundByWhatWasRecorded() async throws {
        try await DockerFixture.with { fixture in
            var spec = try await fixture.conformance().makeSpec()
            let tagged = try #require(try await fixture.client.image("postgres:16-alpine"))
            spec.image = try await fixture.engine.prepareImage(spec) { _ in }
            #expect(spec.image == tagged.id)
            #expect(try await fixture.engine.image(for: spec).name == "postgres:16-alpine")
            // Where the tag stands for something else by now, the recorded one is used.
            let other = try #require(try await fixture.client.image("postgres:15-alpine"))
            spec.image = other.id
            #expect(try await fixture.engine.image(for: spec).name == other.id)
        }
    }

    @Test func anEngineThatIsNotThereIsUnavailable() async throws {
        let configuration = DockerConfiguration(socketPath: "/nonexistent/docker.sock", installation: "x")
        try await DockerFixture.with { fixture in
            let conformance = fixture.conformance()
            let engine = DockerEngine(configuration, logger: fixture.engine.logger)
            let spec = InstanceSpec(id: try #require(DatabaseID("abcdefghijklmn23")), version: .standard)
            let faults = [
                try await conformance.expectFault(.engineUnavailable) { _ = try await engine.start() },
                try await conformance.expectFault(.engineUnavailable) { _ = try await engine.observe(spec) },
                try await conformance.expectFault(.engineUnavailable) { _ = try await engine.owned() },
                try await conformance.expectFault(.engineUnavailable) {
                    _ = try await engine.prepareImage(spec) { _ in }
                },
            ]
            #expect(faults.allSatisfy { $0.isTransient })
            try await engine.shutdown()
            #expect(await !DockerEngine.isAnswering(socketPath: configuration.socketPath))
            #expect(await DockerEngine.isAnswering(socketPath: fixture.configuration.socketPath))
        }
    }
}
