import EventLoop
import Glibc
import Model
import Postgres
import Support
import Testing

@testable import Engines

/// What becomes of a native database when somebody reaches below the engine.
@Suite(.serialized) struct NativeDriftTests {
    private func with(_ body: (NativeHomeFixture, EngineConformance, InstanceSpec) async throws -> Void) async throws {
        try await NativeHomeFixture.with { fixture in
            let conformance = EngineConformance(
                engine: fixture.engine, version: try #require(NativeHomeFixture.versions.last),
                saboteur: NativeSaboteur(fixture: fixture), access: NativeAccess(engine: fixture.engine))
            let spec = try await conformance.provisionApp(password: "secret")
            try await conformance.access.ask(spec, "create table kept as select '42' as answer", password: "secret")
            try await body(fixture, conformance, spec)
        }
    }

    private func expectAlive(_ conformance: EngineConformance, _ spec: InstanceSpec) async throws {
        #expect(try await conformance.access.ask(spec, "select answer from kept", password: "secret") == "42")
    }

    @Test func whatWasRemovedByHandIsMadeAgain() async throws {
        try await with { fixture, conformance, spec in
            try await conformance.saboteur.killInstance(spec)
            try Directory.remove(fixture.sockets(spec.id))
            for name in ["postgresql.conf", "pg_hba.conf", "pg_ident.conf"] {
                try Directory.remove("\(fixture.home)/volumes/\(spec.id)/\(name)")
            }
            #expect(try await eventually { try await fixture.engine.observe(spec).instance == .absent })
            try await fixture.engine.start(spec)
            try await expectAlive(conformance, spec)
        }
    }

    @Test func settingsThatWereChangedByHandAreWrittenAnew() async throws {
        try await with { fixture, conformance, spec in
            let path = "\(fixture.home)/volumes/\(spec.id)"
            let before = try TextFile.read("\(path)/postgresql.conf")
            try await fixture.engine.stop(spec.id)
            try Directory.write("listen_addresses = '*'\n", to: "\(path)/postgresql.conf")
            try Directory.write("host all all all trust\n", to: "\(path)/pg_hba.conf")
            try await fixture.engine.start(spec)
            #expect(try TextFile.read("\(path)/postgresql.conf") == before)
            #expect(try !TextFile.read("\(path)/pg_hba.conf").contains("trust"))
            try await expectAlive(conformance, spec)
        }
    }

    @Test func aVolumeThatWasMovedAwayIsMissedAndUsedAgain() async throws {
        try await with { fixture, conformance, spec in
            try await fixture.engine.stop(spec.id)
            let (volume, aside) = ("\(fixture.home)/volumes/\(spec.id)", "\(fixture.home)/aside")
            #expect(rename(volume, aside) == 0)
            #expect(try await fixture.engine.observe(spec).volume == .missing)
            try await conformance.expectFault(.volumeMissing) { try await fixture.engine.start(spec) }
            #expect(rename(aside, volume) == 0)
            try await fixture.engine.start(spec)
            try await expectAlive(conformance, spec)
        }
    }

    @Test func volumesThatWereSwappedAreNotStarted() async throws {
        try await with { fixture, conformance, spec in
            let other = try await conformance.provisionApp(password: "other")
            for one in [spec, other] { try await fixture.engine.stop(one.id) }
            let (first, second) = (fixture.data(spec.id), fixture.data(other.id))
            #expect(rename(first, first + ".aside") == 0 && rename(second, first) == 0)
            #expect(rename(first + ".aside", second) == 0)
            #expect(
                try await fixture.engine.observe(spec).volume
                    == .present(version: spec.version, systemIdentifier: other.systemIdentifier))
            for one in [spec, other] {
                try await conformance.expectFault(.volumeMismatch) { try await fixture.engine.start(one) }
            }
        }
    }

    @Test func dataOfAnotherVersionIsNotStarted() async throws {
        try await with { fixture, conformance, spec in
            try await fixture.engine.stop(spec.id)
            try Directory.write("15\n", to: "\(fixture.data(spec.id))/PG_VERSION")
            guard case .present(let version, _) = try await fixture.engine.observe(spec).volume else {
                Issue.record("the data is not seen")
                return
            }
            #expect(version == EngineVersion(major: 15))
            try await conformance.expectFault(.volumeMismatch) { try await fixture.engine.start(spec) }
        }
    }

    /// As the kernel does for want of memory: PostgreSQL begins anew by itself, and nobody has restarted it.
    @Test func aKilledBackendIsTheServersOwnBusiness() async throws {
        try await with { fixture, conformance, spec in
            let before = try await fixture.engine.observe(spec).incarnation
            let endpoint = try #require(spec.endpoint)
            let app = try await Login.network(endpoint, password: "secret")
            let backend = try #require(
                try app.execute("select pg_backend_pid() as pid").first.map { Int32(try $0.int("pid")) })
            #expect(kill(backend, SIGKILL) == 0)
            #expect(
                await eventually(within: .seconds(60)) {
                    let said = try? await conformance.access.ask(spec, "select answer from kept", password: "secret")
                    return said == "42"
                })
            let after = try await fixture.engine.observe(spec)
            #expect(after.incarnation == before)
        }
    }

    @Test func theRoomIsThatOfTheDataDirectory() async throws {
        try await with { fixture, _, spec in
            let free = try #require(try await fixture.engine.observe(spec).freeBytes)
            #expect(free > 0)
            #expect(FileSystem.freeBytes(at: "\(fixture.home)/nothing") == nil)
            #expect(FileSystem.freeBytes(at: "/proc") == nil, "a file system without blocks has no figure")
        }
    }
}
