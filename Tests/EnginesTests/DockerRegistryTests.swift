import DockerAPI
import Glibc
import Model
import Support
import Testing

@testable import Engines

/// Images out of a private registry.
@Suite(
    .serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)),
    .enabled(if: DockerRegistry.isInstalled, Comment(rawValue: DockerRegistry.reason)))
struct DockerRegistryTests {
    private static let version = EngineVersion(major: 16)
    private static let original = "postgres:16-alpine"

    @Test func anImageIsFetchedOnceAndItsBytesAreCounted() async throws {
        let name = "\(DockerRegistry.address)/postgres:16-alpine"
        try await Self.with { registry, fixture in
            try registry.write(registry.credentials())
            // Large enough that it is not here before the engine says anything.
            try await registry.revise(Self.original, as: name, addingMiB: 64)
            try await registry.push(name)
            try await Self.forget([name, Self.original], registry, fixture)

            let reports = Recorder<TransferProgress>()
            var spec = try await fixture.conformance(Self.version).makeSpec()
            spec.image = try await fixture.engine.prepareImage(spec) { reports.append($0) }
            let seen = reports.all
            let last = try #require(seen.last)
            #expect(last.done == last.total && last.total > 64 << 20, "\(last)")
            #expect(seen.contains { $0.done > 0 && $0.done < $0.total }, "\(seen)")
            #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.done <= $1.done }, "\(seen)")

            let image = try #require(try await fixture.client.image(name))
            #expect(image.repoDigests == spec.image.map { [$0] })
            #expect(spec.image?.hasPrefix("\(DockerRegistry.address)/postgres@sha256:") == true)

            let requests = try registry.requestCount()
            #expect(requests > 0)
            for known in [spec.image, nil] {
                spec.image = known
                let again = try await fixture.engine.prepareImage(spec) { reports.append($0) }
                #expect(again == image.repoDigests.first)
            }
            #expect(try registry.requestCount() == requests && reports.all == seen)

            spec.image = image.repoDigests.first
            _ = try await fixture.engine.createVolume(spec)
            try await fixture.engine.start(spec)
            let listed = try await registry.docker("ps", "--format", "{{.Names}} {{.Image}}")
            #expect(listed == "paas-db-\(spec.id) \(name)\n")
            #expect(try await fixture.access.administer(spec, "select 'up' as answer") == "up")
        }
    }

    @Test func aDatabaseKeepsItsImageWhenTheTagMovesOn() async throws {
        let name = "\(DockerRegistry.address)/postgres:16-alpine"
        try await Self.with { registry, fixture in
            try registry.write(registry.credentials())
            try await registry.docker("tag", Self.original, name)
            try await registry.push(name)
            var spec = try await fixture.conformance(Self.version).makeSpec()
            spec.image = try await fixture.engine.prepareImage(spec) { _ in }
            let first = try #require(try await fixture.client.image(name))

            try await registry.revise(Self.original, as: name, addingMiB: 1)
            try await registry.push(name)
            try await Self.forget([name, Self.original, first.id], registry, fixture)

            let reports = Recorder<TransferProgress>()
            #expect(try await fixture.engine.prepareImage(spec) { reports.append($0) } == spec.image)
            #expect(reports.all.last.map { $0.done == $0.total && $0.total > 1 << 20 } == true)
            #expect(try await fixture.client.image(name) == nil, "the tag was not asked for")

            // A database of today gets what the tag stands for now, and both are here.
            var other = try await fixture.conformance(Self.version).makeSpec()
            other.image = try await fixture.engine.prepareImage(other) { _ in }
            #expect(other.image != spec.image)
            let second = try #require(try await fixture.client.image(name))
            #expect(second.id != first.id && second.repoDigests == other.image.map { [$0] })
            #expect(try await fixture.engine.prepareImage(spec) { _ in } == spec.image)

            for (spec, image) in [(spec, first), (other, second)] {
                _ = try await fixture.engine.createVolume(spec)
                try await fixture.engine.start(spec)
                let made = try #require(try await fixture.client.container("paas-db-\(spec.id)"))
                #expect(made.imageID == image.id)
                #expect(try await fixture.access.administer(spec, "select 'up' as answer") == "up")
            }
        }
    }

    @Test func whoIsNotKnownToTheRegistryIsToldAtOnce() async throws {
        let folder = "\(DockerRegistry.address)/mirror"
        let name = "\(folder)/postgres:16-alpine"
        try await Self.with(folder) { registry, fixture in
            try await registry.docker("tag", Self.original, name)
            try await registry.push(name)
            try await Self.forget([name, Self.original], registry, fixture)
            let wrong = "wrong-\(registry.password)"
            let refused = [
                nil, registry.credentials(password: wrong), "{}", registry.credentials(for: "127.0.0.1:5001"),
                "no JSON: \(registry.password)",
            ]
            for configuration in refused {
                if let configuration { try registry.write(configuration) }
                let start = ContinuousClock.now
                let message = try await Self.refusal(of: name, fixture)
                #expect(ContinuousClock.now - start < .seconds(10))
                for password in [registry.password, wrong] {
                    #expect(!message.contains(password) && !message.contains(registry.encoded(password)), "\(message)")
                }
            }
            let path = registry.configurationPath
            #expect(unlink(path) == 0 && mkdir(path, 0o700) == 0)
            let message = try await Self.refusal(of: name, fixture)
            #expect(message.contains(path), "\(message)")
            // Read anew for each pull, and behind a link, where secrets that are mounted into containers stand.
            try TextFile.write(registry.credentials(), to: "\(path).kept")
            #expect(rmdir(path) == 0 && symlink("\(path).kept", path) == 0)
            let spec = try await fixture.conformance(Self.version).makeSpec()
            #expect(try await fixture.engine.prepareImage(spec) { _ in }?.hasPrefix("\(folder)/postgres@") == true)
        }
    }

    /// Asks for an image that can't be had; what is said then.
    private static func refusal(of name: String, _ fixture: DockerFixture) async throws -> String {
        let conformance = fixture.conformance(version)
        let spec = try await conformance.makeSpec()
        let fault = try await conformance.expectFault(.imageUnavailable) {
            _ = try await fixture.engine.prepareImage(spec) { _ in }
        }
        #expect(!fault.isTransient && fault.message.contains(name), "\(fault)")
        return "\(fault)"
    }

    /// A registry, and an engine that takes its images from it, or from a folder in it.
    private static func with(
        _ source: String = DockerRegistry.address, _ body: (DockerRegistry, DockerFixture) async throws -> Void
    ) async throws {
        try await PrivateContainerEngine.with { own in
            try await DockerRegistry.with(on: own.engine) { registry in
                try await DockerFixture.with(
                    {
                        $0.registry = source
                        $0.registryConfigPath = registry.configurationPath
                    }, on: own.engine
                ) { fixture in try await body(registry, fixture) }
            }
        }
    }

    /// Removes images by all their names, so that they have to be fetched.
    private static func forget(
        _ names: [String], _ registry: DockerRegistry, _ fixture: DockerFixture
    ) async throws {
        for name in names where try await fixture.client.image(name) != nil {
            try await registry.docker("image", "rm", "--force", name)
        }
        for name in names { #expect(try await fixture.client.image(name) == nil) }
    }
}
