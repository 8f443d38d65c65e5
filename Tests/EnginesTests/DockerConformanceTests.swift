import Model
import Support
import Testing

/// The Docker engine keeps every promise, with every version that there is an image of.
@Suite(.serialized, .enabled(if: ContainerEngine.isAvailable, Comment(rawValue: ContainerEngine.reason)))
struct DockerConformanceTests {
    @Test(arguments: EngineConformance.Case.allCases, DockerFixture.versions)
    func keepsPromise(_ promise: EngineConformance.Case, version: EngineVersion) async throws {
        try await DockerFixture.with { try await $0.conformance(version).run(promise) }
    }
}
