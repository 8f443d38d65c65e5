import DockerAPI
import Model
import Sealing
import Support
import Testing

@testable import Engines

/// What becomes of a database in a container when somebody uses the engine's other commands on it.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)))
struct DockerDriftTests {
    private func with(
        _ body: (DockerFixture, InstanceSpec) async throws -> Void
    ) async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            try await fixture.access.ask(spec, "create table kept as select '42' as answer", password: "secret")
            try await body(fixture, spec)
        }
    }

    /// The drift is seen, and a start mends it.
    private func expectMended(_ fixture: DockerFixture, _ spec: InstanceSpec) async throws {
        if case .running(spec.endpoint?.host, _) = try await fixture.engine.observe(spec).instance {
            Issue.record("the drift is not seen")
        }
        try await fixture.engine.start(spec)
        guard case .running(spec.endpoint?.host, _) = try await fixture.engine.observe(spec).instance else {
            Issue.record("it does not run where it should")
            return
        }
        #expect(try await fixture.access.ask(spec, "select answer from kept", password: "secret") == "42")
    }

    /// Two servers on one volume would destroy it.
    @Test func aRenamedContainerIsKnownByItsLabels() async throws {
        try await with { fixture, spec in
            try await fixture.saboteur.post("containers/paas-db-\(spec.id)/rename?name=elsewhere-\(spec.id)")
            #expect(try await fixture.engine.observe(spec).instance == .stopped)
            try await expectMended(fixture, spec)
            #expect(try await fixture.client.container("elsewhere-\(spec.id)") == nil)
            try await fixture.saboteur.post("containers/paas-db-\(spec.id)/rename?name=elsewhere-\(spec.id)")
            try await fixture.engine.removeInstance(spec.id)
            #expect(try await fixture.client.container("elsewhere-\(spec.id)") == nil)
        }
    }

    @Test func aContainerThatWasDisconnectedIsBroughtBack() async throws {
        try await with { fixture, spec in
            let network = fixture.configuration.network
            let container = "\"Container\": \"paas-db-\(spec.id)\""
            try await fixture.saboteur.post("networks/\(network)/disconnect", "{\(container), \"Force\": true}")
            try await expectMended(fixture, spec)
            // And once more, to come back at another address.
            guard case .fixed(let all) = try await fixture.engine.addresses(for: spec.id, count: 4) else { return }
            let elsewhere = try #require(all.first { $0 != spec.endpoint?.host })
            try await fixture.saboteur.post("networks/\(network)/disconnect", "{\(container), \"Force\": true}")
            try await fixture.saboteur.post(
                "networks/\(network)/connect",
                "{\(container), \"EndpointConfig\": {\"IPAMConfig\": {\"IPv4Address\": \"\(elsewhere)\"}}}")
            try await expectMended(fixture, spec)
        }
    }

    @Test func anotherRestartPolicyIsSetRight() async throws {
        try await with { fixture, spec in
            try await fixture.saboteur.post(
                "containers/paas-db-\(spec.id)/update", "{\"RestartPolicy\": {\"Name\": \"no\"}}")
            try await expectMended(fixture, spec)
            #expect(try await fixture.client.container("paas-db-\(spec.id)")?.restartPolicy == .unlessStopped)
        }
    }

    @Test func dataOfAnotherVersionIsNotStarted() async throws {
        try await with { fixture, spec in
            try await fixture.engine.stop(spec.id)
            try await fixture.saboteur.run(on: "paas-db-\(spec.id)-data", "echo 15 > /volume/PG_VERSION")
            try await fixture.conformance().expectFault(.volumeMismatch) { try await fixture.engine.start(spec) }
            guard case .present(EngineVersion(major: 15), _) = try await fixture.engine.observe(spec).volume else {
                Issue.record("the data is not seen")
                return
            }
        }
    }

    /// By the platform's own role, whom the app can neither keep out nor end.
    @Test(arguments: DockerFixture.versions) func aServerSaysHowItIs(_ version: EngineVersion) async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance(version).provisionApp(password: "secret")
            for _ in 1...2 {
                let report = try await fixture.engine.report(spec)
                #expect(report.systemIdentifier == spec.systemIdentifier && report.mayLogIn)
                #expect(SCRAMVerifier.fits(try #require(report.verifier), Secret("secret")))
                #expect(!SCRAMVerifier.fits(try #require(report.verifier), Secret("another")))
                #expect(try #require(report.freeBytes) > 0)
            }
            let roles = "select count(*)::text from pg_roles where rolname = 'paas_probe' and not rolsuper"
            #expect(
                try await fixture.access.administer(spec, roles) == (ProbeRole.isKnown(to: version) ? "1" : "0"))
            try await fixture.engine.changePassword(
                spec, verifier: SCRAMVerifier.make(of: Secret("another")), endsSessions: false)
            let changed = try #require(try await fixture.engine.report(spec).verifier)
            #expect(!SCRAMVerifier.fits(changed, Secret("secret")))
            _ = try await fixture.access.administer(spec, "alter role app nologin")
            #expect(try await !fixture.engine.report(spec).mayLogIn)
        }
    }
}
