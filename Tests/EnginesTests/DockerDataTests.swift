import DockerAPI
import Model
import Support
import Testing

@testable import Engines

/// No data is lost or overwritten by what happens to containers and volumes.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)))
struct DockerDataTests {
    /// The engine would make the volume silently, and the image a new cluster on it.
    @Test func aVolumeThatIsGoneIsNotMadeAgain() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            try await fixture.engine.removeInstance(spec.id)
            try await fixture.client.removeVolume("paas-db-\(spec.id)-data")
            #expect(try await fixture.engine.observe(spec).volume == .missing)
            try await fixture.conformance().expectFault(.volumeMissing) { try await fixture.engine.start(spec) }
            try await fixture.conformance().expectFault(.volumeMissing) {
                _ = try await fixture.engine.createVolume(spec)
            }
            #expect(try await fixture.client.volume("paas-db-\(spec.id)-data") == nil)
        }
    }

    /// Removed by hand and made empty by hand, with our labels even.
    @Test func anEmptyVolumeIsNotInitialised() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            let name = "paas-db-\(spec.id)-data"
            let labels = try #require(try await fixture.client.volume(name)).labels
            try await fixture.engine.removeInstance(spec.id)
            try await fixture.client.removeVolume(name)
            try await fixture.client.createVolume(name, labels: labels)
            try await fixture.conformance().expectFault(.volumeMissing) { try await fixture.engine.start(spec) }
            #expect(try await fixture.client.container("paas-db-\(spec.id)")?.wasStarted == false)
            try await fixture.conformance().expectFault(.volumeMissing) {
                _ = try await fixture.engine.createVolume(spec)
            }
        }
    }

    @Test func aContainerThatWasRemovedByHandIsMadeAgain() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            try await fixture.access.ask(spec, "create table kept as select '42' as answer", password: "secret")
            let before = try await fixture.engine.observe(spec)
            try await fixture.client.removeContainer("paas-db-\(spec.id)", force: true)
            #expect(try await fixture.engine.observe(spec).instance == .absent)
            try await fixture.engine.start(spec)
            #expect(try await fixture.access.ask(spec, "select answer from kept", password: "secret") == "42")
            let after = try await fixture.engine.observe(spec)
            #expect(after.volume == before.volume)
            #expect(after.incarnation != nil && after.incarnation != before.incarnation)
        }
    }

    /// Somebody has made it again by hand, with our labels and in the wrong place.
    @Test func aContainerOfAnotherShapeIsReplaced() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            let name = "paas-db-\(spec.id)"
            let shape = ContainerShape(spec, address: spec.endpoint?.host, fixture.configuration)
            let changes: [@Sendable (inout DockerContainerSpec) -> Void] = [
                {
                    $0.network = "none"; $0.address = nil
                }, { $0.mounts = [] }, { $0.restartPolicy = .no },
            ]
            for change in changes {
                try await fixture.client.removeContainer(name, force: true, volumes: true)
                var other = shape.container(image: "postgres:16-alpine", bootstrapPassword: "x")
                change(&other)
                try await fixture.client.createContainer(name, other)
                try await fixture.client.startContainer(name)
                #expect(try await fixture.engine.observe(spec).instance == .stopped)
                try await fixture.engine.start(spec)
                #expect(try await fixture.access.ask(spec, "select 'in' as answer", password: "secret") == "in")
            }
        }
    }

    @Test func aContainerAtAnotherAddressIsSeenAndReplaced() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            guard case .fixed(let all) = try await fixture.engine.addresses(for: spec.id, count: 4) else { return }
            let elsewhere = try #require(all.first { $0 != spec.endpoint?.host })
            try await fixture.client.removeContainer("paas-db-\(spec.id)", force: true)
            var moved = spec
            moved.endpoint = Endpoint(host: elsewhere)
            try await fixture.engine.start(moved)
            guard case .running(elsewhere, _) = try await fixture.engine.observe(spec).instance else {
                Issue.record("the drift is not seen")
                return
            }
            try await fixture.engine.start(spec)
            #expect(try await fixture.access.ask(spec, "select 'in' as answer", password: "secret") == "in")
        }
    }

    /// The address of one that was stopped is kept for it, though the engine would give it to the next one.
    @Test func aStoppedContainersAddressIsTaken() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provision()
            try await fixture.engine.stop(spec.id)
            var random = SystemRandomNumberGenerator()
            let other = InstanceSpec(id: DatabaseID(using: &random), version: .standard, endpoint: spec.endpoint)
            let fault = try await fixture.conformance().expectFault(.addressTaken) {
                try await fixture.engine.reserveNetwork(other)
            }
            #expect(fault.message.contains("paas-db-\(spec.id)"))
            try await fixture.engine.reserveNetwork(spec)
        }
    }

    /// It would be started again and again, and is none that runs.
    @Test func anInstanceThatEndsAtOnceIsAFaultWithItsLog() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            try await fixture.engine.stop(spec.id)
            let name = "paas-db-\(spec.id)-data"
            try await fixture.saboteur.run(on: name, "echo 'port = nonsense' >> /volume/postgresql.conf")
            try await fixture.client.startContainer("paas-db-\(spec.id)")
            #expect(try await eventually { try await fixture.engine.observe(spec).instance == .stopped })
            // A start that meets it in a moment in which it runs finds nothing to do.
            let faults = Recorder<EngineFault>()
            let isRefused = try await eventually {
                do { try await fixture.engine.start(spec) } catch let fault as EngineFault { faults.append(fault) }
                return !faults.all.isEmpty
            }
            #expect(isRefused)
            let fault = try #require(faults.all.first)
            #expect(fault.reason == .startFailed)
            #expect(fault.isTransient && fault.logTail.contains { $0.contains("nonsense") || $0.contains("port") })
            try await fixture.saboteur.run(on: name, "sed -i '/nonsense/d' /volume/postgresql.conf")
            try await fixture.engine.start(spec)
            #expect(try await fixture.access.ask(spec, "select 'in' as answer", password: "secret") == "in")
        }
    }

    /// An old record may not know that the database was Ready: what was handed over to an app is never made anew.
    @Test func aClusterThatWasHandedOverIsKept() async throws {
        try await DockerFixture.with { fixture in
            var spec = try await fixture.conformance().provisionApp(password: "secret")
            let identifier = spec.systemIdentifier
            try await fixture.access.ask(spec, "create table kept as select '42' as answer", password: "secret")
            spec.everReady = false
            spec.systemIdentifier = nil
            try await fixture.saboteur.killInstance(spec)
            #expect(try await eventually { try await fixture.engine.observe(spec).instance == .stopped })
            #expect(try await fixture.engine.createVolume(spec)?.systemIdentifier == identifier)
            try await fixture.engine.start(spec)
            #expect(try await fixture.access.ask(spec, "select answer from kept", password: "secret") == "42")
            try await fixture.engine.removeInstance(spec.id)
            #expect(try await fixture.engine.createVolume(spec)?.systemIdentifier == identifier)
        }
    }

    @Test func eventsReportTheDatabase() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            let reports = Recorder<DatabaseID>()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await fixture.engine.follow { reports.append($0) } }
                // The subscription takes a moment: a stopped instance is killed and started until it is heard.
                #expect(
                    try await eventually {
                        try await fixture.engine.start(spec)
                        try await fixture.saboteur.killInstance(spec)
                        return reports.all.contains(spec.id)
                    })
                let count = reports.all.count
                try await fixture.engine.destroyVolume(spec.id)
                #expect(await eventually { reports.all.dropFirst(count).contains(spec.id) })
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }
}
