import DockerAPI
import Glibc
import Model
import Support
import Testing

@testable import Engines

/// A disk that fills up under a container, on a small file system in the engine's own view of the files.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)))
struct DockerDiskTests {
    /// Runs a line where the engine sees its files, which is not where the tests do.
    private func run(_ fixture: DockerFixture, _ line: String) async throws {
        let directory = fixture.configuration.socketPath.split(separator: "/").dropLast().joined(separator: "/")
        let process = try TextFile.read("/\(directory)/dockerd.pid").filter(\.isNumber)
        guard let nsenter = Tool("nsenter") else { throw SupportFault("nsenter is not installed") }
        try await nsenter.run(["--mount", "--target", process, "sh", "-ec", line])
    }

    @Test func aFullDiskIsToldAndSurvived() async throws {
        try await DockerFixture.with { fixture in
            let spec = try await fixture.conformance().provisionApp(password: "secret")
            try await fixture.access.ask(spec, "create table kept as select '42' as answer", password: "secret")
            try await fixture.engine.stop(spec.id)
            let volume = try #require(try await fixture.client.volume("paas-db-\(spec.id)-data"))
            let (place, aside) = (volume.mountpoint, "/run/aside-\(spec.id)")
            try await run(
                fixture,
                "mkdir \(aside); mount -t tmpfs -o size=192m,mode=0755 tmpfs \(aside); cp -a \(place)/. \(aside)/; "
                    + "chmod 0700 \(aside); chown --reference=\(place) \(aside); "
                    + "mount --bind \(aside) \(place); umount \(aside); rmdir \(aside)")
            let result: Result<Void, any Error>
            do { result = .success(try await fill(fixture, spec, place)) } catch { result = .failure(error) }
            try await fixture.engine.removeInstance(spec.id)
            try await run(fixture, "umount \(place)")
            try result.get()
        }
    }

    private func fill(_ fixture: DockerFixture, _ spec: InstanceSpec, _ place: String) async throws {
        try await fixture.engine.start(spec)
        #expect(try await fixture.access.ask(spec, "select answer from kept", password: "secret") == "42")
        try #require(try #require(try await fixture.engine.report(spec).freeBytes) > 32 << 20)
        try await run(fixture, "dd if=/dev/zero of=\(place)/filler bs=64k || true")
        #expect(try #require(try await fixture.engine.report(spec).freeBytes) < 1 << 20)

        // What a stop has given back is room enough for a moment: take that too.
        try await fixture.engine.stop(spec.id)
        try await run(fixture, "dd if=/dev/zero of=\(place)/filler.2 bs=4k || true")
        // It may be up for a moment before it finds that it can't write.
        var words: [String] = []
        let isTold = try await eventually(within: .seconds(60)) {
            do { try await fixture.engine.start(spec) } catch let fault as EngineFault { words = fault.logTail }
            if words.isEmpty { words = await fixture.engine.logTail(spec.id, lines: 20) }
            return EngineFault.isFullDiskTold(by: words)
        }
        #expect(isTold, "\(words)")
        try await fixture.engine.stop(spec.id)
        let ended = try await fixture.client.container("paas-db-\(spec.id)")
        #expect(ended?.state.status == "exited", "the engine starts it no more by itself")

        try await run(fixture, "rm \(place)/filler \(place)/filler.2")
        try await fixture.engine.start(spec)
        #expect(try await fixture.access.ask(spec, "select answer from kept", password: "secret") == "42")
    }
}
