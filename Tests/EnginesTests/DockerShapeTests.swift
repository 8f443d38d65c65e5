import DockerAPI
import Model
import Support
import Testing

@testable import Engines

/// What the engine shows of a database is the documented shape and nothing else.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)))
struct DockerShapeTests {
    @Test(arguments: DockerFixture.versions) func theContainerIsExactlyTheDocumentedOne(_ version: EngineVersion)
        async throws
    {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance(version).provision()
            let found = try #require(try await fixture.client.container("paas-db-\(spec.id)"))
            #expect(found.configuration.image == "postgres:\(version)-alpine")
            let environment = found.configuration.environment
            #expect(
                environment.names.filter { $0.hasPrefix("POSTGRES_") }.sorted() == [
                    "POSTGRES_DB", "POSTGRES_PASSWORD", "POSTGRES_USER",
                ])
            #expect(environment["POSTGRES_DB"] == "app" && environment["POSTGRES_USER"] == "app")
            #expect(environment["POSTGRES_PASSWORD"]?.count == 32)
            let own = found.configuration.labels.filter { $0.key.hasPrefix("paas.") && !$0.key.hasPrefix("paas.test") }
            let labels = [
                "paas.installation": fixture.configuration.installation, "paas.database": spec.id.rawValue,
                "paas.generation": "1",
            ]
            #expect(own == labels)
            #expect(found.mounts.map(\.name) == ["paas-db-\(spec.id)-data"])
            let place = version.major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data"
            #expect(found.mounts.map(\.destination) == [place])
            #expect(Array(found.networks.keys) == [fixture.configuration.network])
            let endpoint = try #require(found.networks.values.first)
            #expect(endpoint.address == spec.endpoint?.host && endpoint.requestedAddress == spec.endpoint?.host)
            #expect(found.restartPolicy == .unlessStopped)
            #expect(found.publishedPorts == [])
            let volume = try #require(try await fixture.client.volume("paas-db-\(spec.id)-data"))
            #expect(volume.labels == labels)
        }
    }

    @Test func theContainerIsHardened() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provision()
            let found = try #require(try await fixture.client.container("paas-db-\(spec.id)"))
            let limits = found.limits
            #expect(limits.droppedCapabilities == ["ALL"])
            let added = limits.addedCapabilities.map { $0.hasPrefix("CAP_") ? String($0.dropFirst(4)) : $0 }
            #expect(added.sorted() == ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"])
            #expect(limits.securityOptions == ["no-new-privileges"])
            #expect(!limits.isPrivileged)
            #expect(limits.memory == 256 << 20 && limits.sharedMemory == 64 << 20)
            #expect(limits.nanoCPUs > 0 && limits.processes == 512)
            #expect(found.log == DockerLog(driver: "json-file", options: ["max-size": "10m", "max-file": "3"]))
            _ = try await fixture.access.administer(spec, "select 'up' as answer")
            // The server itself has none of what its entry point needed.
            let status = try await fixture.client.exec(
                found.id, command: ["sh", "-c", "grep -E '^(CapEff|NoNewPrivs)' /proc/1/status"])
            let lines = String(decoding: status.output, as: UTF8.self)
            #expect(lines.contains("CapEff:\t0000000000000000"), "\(lines)")
            #expect(lines.contains("NoNewPrivs:\t1"), "\(lines)")
        }
    }

    @Test func theNetworkLeadsNowhereAndKeepsAddressesApart() async throws {
        try await DockerFixture.with { fixture in
            let ground = try await fixture.engine.start()
            let network = try #require(try await fixture.client.network(fixture.configuration.network))
            #expect(network.isInternal && network.driver == "bridge")
            #expect(network.labels == ["paas.installation": fixture.configuration.installation])
            let range = try #require(network.ipv4)
            let subnet = try #require(Subnet(range.subnet))
            #expect(subnet.prefix == 20 && range.dynamic == "\(subnet.halves.lower)")
            #expect(ground == DockerGround(subnet: range.subnet, addressesAreFixed: true, reach: .helper))
            let spec = try await fixture.conformance().makeSpec()
            let address = try #require(spec.endpoint.flatMap { Subnet.address($0.host) })
            #expect(subnet.halves.upper.contains(address))
            // What the engine gives out by itself comes from the other half.
            let id = try await fixture.makeForeign("\(fixture.configuration.network)-other") {
                $0.network = fixture.configuration.network
            }
            try await fixture.client.startContainer(id)
            let other = try await fixture.client.container(id)?.networks[fixture.configuration.network]?.address
            #expect(other.flatMap(Subnet.address).map(subnet.halves.lower.contains) == true)
            // From its own namespace the machine reaches the network, and says so.
            let reach = try await fixture.namespace.run { HostReach(network) }
            #expect(reach == .direct)
        }
    }

    @Test func aNetworkThatWasRemovedComesBackWithItsSubnet() async throws {
        try await DockerFixture.with { fixture in
            let first = try await fixture.engine.start()
            try await fixture.client.removeNetwork(fixture.configuration.network)
            #expect(try await fixture.engine.start() == first)
        }
        try await DockerFixture.with({ $0.recordedSubnet = "10.254.16.0/20" }) { fixture in
            let ground = try await fixture.engine.start()
            #expect(ground.subnet == "10.254.16.0/20")
        }
    }

    @Test func everythingIsListedAndRemoved() async throws {
        try await DockerFixture.with { fixture in
            let running = try await fixture.conformance().provision()
            let idle = try await fixture.conformance().makeSpec()
            _ = try await fixture.engine.createVolume(idle)
            #expect(
                try await fixture.engine.inventory() == [
                    "container paas-db-\(running.id)", "network \(fixture.configuration.network)",
                ] + [running.id, idle.id].map { "volume paas-db-\($0)-data" }.sorted())
            var outcomes: [DatabaseID: InstanceStop] = [:]
            try await fixture.engine.stopAll { outcomes[$0] = $1 }
            #expect(outcomes == [running.id: .stopped])
            try await fixture.engine.stopAll { outcomes[$0] = $1 }
            #expect(outcomes == [running.id: .notRunning])
            try await fixture.engine.removeEverything()
            #expect(try await fixture.engine.inventory() == [])
        }
    }
}
