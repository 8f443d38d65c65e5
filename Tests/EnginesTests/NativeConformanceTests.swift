import Engines
import Model
import Testing

/// The native engine keeps every promise, with every version that is installed here.
@Suite(.serialized) struct NativeConformanceTests {
    @Test(arguments: EngineConformance.Case.allCases, NativeHomeFixture.versions)
    func keepsPromise(_ promise: EngineConformance.Case, version: EngineVersion) async throws {
        try await NativeHomeFixture.with { fixture in
            try await EngineConformance(
                engine: fixture.engine, version: version, saboteur: NativeSaboteur(fixture: fixture),
                access: NativeAccess(engine: fixture.engine)
            ).run(promise)
        }
    }

    @Test func aVersionIsInstalled() {
        #expect(!NativeHomeFixture.versions.isEmpty, "install the package postgresql, or set PAAS_POSTGRES_DIRECTORY")
    }
}
