import DockerAPI
import Support
import Testing

/// Containers, volumes, networks and images of a real engine.
@Suite(.enabled(if: ContainerEngine.isAvailable, "\(ContainerEngine.reason)"), .timeLimit(.minutes(5)))
struct EngineContainerTests {
    @Test func theEngineSaysWhoItIs() async throws {
        try await EngineFixture.with { fixture in
            let version = try await fixture.client.ping()
            #expect(!version.version.isEmpty)
            #expect(version.apiVersion.hasPrefix("1."))
        }
    }

    @Test func whatIsNotThereIsNilToLookUpAndNotFoundToActOn() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, fixture.name("none"))
            let found: [Any?] = [
                try await client.container(name), try await client.volume(name), try await client.network(name),
                try await client.image("localhost:1/none:none"),
            ]
            #expect(found.allSatisfy { $0 == nil })
            let actions: [@Sendable () async throws -> Void] = [
                { try await client.startContainer(name) }, { try await client.stopContainer(name) },
                { try await client.killContainer(name) }, { try await client.removeContainer(name, force: true) },
                { try await client.removeVolume(name) }, { try await client.removeNetwork(name) },
                { _ = try await client.logs(name, tail: 5) },
                { _ = try await client.archive(name, path: "/etc/passwd", limit: 100) },
                { _ = try await client.exec(name, command: ["true"]) },
                { try await client.createContainer(name, DockerContainerSpec(image: "localhost:1/none:none")) },
            ]
            for (number, action) in actions.enumerated() {
                let fault = await #expect(throws: DockerFault.self) { try await action() }
                #expect(fault?.kind == .notFound, "\(number)")
                #expect(fault?.message.isEmpty == false)
            }
        }
    }

    @Test func theImageSaysWhereItsDataLies() async throws {
        try await EngineFixture.with { fixture in
            let image = try #require(try await fixture.client.image(EngineFixture.image))
            #expect(image.id.hasPrefix("sha256:"))
            #expect(image.repoTags.contains(EngineFixture.image))
            #expect(image.environment["PGDATA"] == "/var/lib/postgresql/data")
            #expect(image.volumes == ["/var/lib/postgresql/data"])
            #expect(image.exposedPorts == ["5432/tcp"])
            #expect(try await fixture.client.image(image.id) == image)
        }
    }

    @Test func aContainerIsMadeAsSpecified() async throws {
        try await EngineFixture.with { fixture in
            let client = fixture.client
            let (name, volume, network) = (fixture.name("c"), fixture.name("v"), fixture.name("n"))
            try await client.createVolume(volume, labels: fixture.labels)
            try await client.createNetwork(Self.networkSpec(network, fixture.labels))
            let limits = DockerLimits(
                memory: 256 << 20, memorySwap: 256 << 20, nanoCPUs: 500_000_000, processes: 100,
                sharedMemory: 64 << 20, addedCapabilities: ["CHOWN"], droppedCapabilities: ["ALL"],
                securityOptions: ["no-new-privileges"], isReadOnly: true)
            let spec = DockerContainerSpec(
                image: EngineFixture.image, entryPoint: ["/bin/sleep"], command: ["1000"],
                environment: ["COLOUR=blue", "EMPTY="], user: "999:999", labels: fixture.labels,
                mounts: [.volume(volume, at: "/var/lib/postgresql/data")], network: network, address: "10.213.8.77",
                restartPolicy: .unlessStopped, limits: limits,
                log: DockerLog(driver: "json-file", options: ["max-size": "10m", "max-file": "3"]), hasInit: true)
            let id = try await client.createContainer(name, spec)

            let made = try #require(try await client.container(name))
            #expect(made.id == id)
            #expect(made.name == name)
            #expect(made.configuration.image == EngineFixture.image)
            #expect(made.configuration.environment["COLOUR"] == "blue")
            #expect(made.configuration.environment["EMPTY"] == "")
            #expect(made.configuration.environment["PGDATA"] != nil, "the image's are there as well")
            #expect(made.configuration.labels["paas.api-test"] == fixture.token)
            #expect(made.configuration.user == "999:999")
            #expect(made.limits == limits)
            #expect(made.restartPolicy == .unlessStopped)
            #expect(made.log == spec.log)
            #expect(made.publishedPorts.isEmpty)
            #expect(made.networks[network]?.requestedAddress == "10.213.8.77")
            #expect(made.state.status == "created" && !made.state.isRunning)
            let image = try await client.image(EngineFixture.image)
            #expect(made.imageID == image?.id)
            let mount = try #require(made.mounts.first)
            #expect(made.mounts.count == 1)
            #expect(mount.type == "volume" && mount.name == volume && !mount.isReadOnly)
            #expect(mount.destination == "/var/lib/postgresql/data")

            try await client.startContainer(name)
            try await client.startContainer(name)
            let running = try #require(try await client.container(id))
            #expect(running.state.isRunning && running.state.status == "running" && running.state.processID > 0)
            #expect(running.state.startedAt > made.state.startedAt)
            #expect(running.networks[network]?.address == "10.213.8.77")
            let found = try #require(try await client.network(network))
            #expect(found.members == [DockerNetwork.Member(containerID: id, name: name, address: "10.213.8.77")])
            let listed = try await client.containers(labels: fixture.labels)
            #expect(listed.map(\.name) == [name])
            #expect(listed.first?.networks[network]?.requestedAddress == "10.213.8.77")
        }
    }

    static func networkSpec(_ name: String, _ labels: [String: String]) -> DockerNetworkSpec {
        DockerNetworkSpec(
            name: name, isInternal: true,
            ranges: [.init(subnet: "10.213.0.0/20", dynamic: "10.213.0.0/21", gateway: "10.213.0.1")],
            labels: labels)
    }

    @Test func anInternalNetworkKeepsItsRanges() async throws {
        try await EngineFixture.with { fixture in
            let client = fixture.client
            let spec = DockerNetworkSpec(
                name: fixture.name("n"), isInternal: true,
                ranges: [.init(subnet: "10.214.0.0/20", dynamic: "10.214.0.0/21", gateway: "10.214.0.1")],
                labels: fixture.labels)
            let id = try await client.createNetwork(spec)
            let network = try #require(try await client.network(spec.name))
            #expect(network.id == id && network.name == spec.name)
            #expect(network.isInternal && network.driver == "bridge" && network.scope == "local")
            #expect(network.ranges == spec.ranges)
            #expect(network.labels == fixture.labels)
            #expect(try await client.networks(labels: fixture.labels).map(\.id) == [id])
            #expect(try await client.networks().count > 1)
            let fault = await #expect(throws: DockerFault.self) { try await client.createNetwork(spec) }
            #expect(fault?.kind == .conflict)
        }
    }

    @Test func aVolumeOfThatNameIsGivenBackAsItIs() async throws {
        try await EngineFixture.with { fixture in
            let client = fixture.client
            let name = fixture.name("v")
            let made = try await client.createVolume(name, labels: fixture.labels)
            #expect(made.name == name && made.labels == fixture.labels && !made.mountpoint.isEmpty)
            #expect(made.createdAt != nil)
            let again = try await client.createVolume(name, labels: ["paas.api-test": "another"])
            #expect(again.labels == fixture.labels)
            #expect(try await client.volumes(labels: fixture.labels) == [made])
            #expect(try await client.volumes(labels: ["paas.api-test": ""]).contains(made))
        }
    }

    @Test func namesThatAreTakenAndThingsInUseAreConflicts() async throws {
        try await EngineFixture.with { fixture in
            let client = fixture.client
            let volume = fixture.name("v")
            try await client.createVolume(volume, labels: fixture.labels)
            var spec = fixture.sleeper()
            spec.mounts = [.volume(volume, at: "/data")]
            let name = fixture.name("c")
            try await client.createContainer(name, spec)
            try await client.startContainer(name)
            let actions: [@Sendable () async throws -> Void] = [
                { try await client.createContainer(name, fixture.sleeper()) },
                { try await client.removeContainer(name) }, { try await client.removeVolume(volume) },
            ]
            for (number, action) in actions.enumerated() {
                let fault = await #expect(throws: DockerFault.self) { try await action() }
                #expect(fault?.kind == .conflict, "\(number)")
            }
            try await client.stopContainer(name, timeout: .zero)
            try await client.stopContainer(name, timeout: .zero)
            let fault = await #expect(throws: DockerFault.self) { try await client.killContainer(name) }
            #expect(fault?.kind == .conflict)
            try await client.removeContainer(name)
            try await client.removeVolume(volume)
            #expect(try await client.volumes(labels: fixture.labels).isEmpty)
        }
    }

    @Test func anAddressThatIsTakenIsSaidAtTheStart() async throws {
        try await EngineFixture.with { fixture in
            let client = fixture.client
            let network = DockerNetworkSpec(
                name: fixture.name("n"), isInternal: true, ranges: [.init(subnet: "10.215.0.0/24")],
                labels: fixture.labels)
            try await client.createNetwork(network)
            var spec = fixture.sleeper()
            (spec.network, spec.address) = (network.name, "10.215.0.9")
            try await client.createContainer(fixture.name("one"), spec)
            try await client.createContainer(fixture.name("two"), spec)
            try await client.startContainer(fixture.name("one"))
            let fault = await #expect(throws: DockerFault.self) {
                try await client.startContainer(fixture.name("two"))
            }
            #expect(fault?.message.contains("Address already in use") == true)
        }
    }

    @Test func aStoppedContainerSaysHowItEnded() async throws {
        try await EngineFixture.with { fixture in
            let client = fixture.client
            let name = fixture.name("c")
            var spec = fixture.sleeper()
            (spec.entryPoint, spec.command) = (["/bin/sh"], ["-c", "exit 7"])
            try await client.createContainer(name, spec)
            try await client.startContainer(name)
            #expect(try await eventually { try await client.container(name)?.state.status == "exited" })
            let state = try #require(try await client.container(name)).state
            #expect(state.exitCode == 7 && !state.isRunning && !state.wasOutOfMemory)
            #expect(state.finishedAt > "2020" && state.startedAt > "2020")
        }
    }
}
