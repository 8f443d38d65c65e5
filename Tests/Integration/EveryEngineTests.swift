import Support
import Testing

/// Every path works the same on both engines.
@Suite struct EveryEngineTests {
    @Test(arguments: Scenario.allCases) func native(_ scenario: Scenario) async throws {
        try await Installation.with { try await scenario.run(in: $0) }
    }
}

extension DockerTests {
    @Suite struct EveryEngineTests {
        @Test(arguments: Scenario.allCases) func docker(_ scenario: Scenario) async throws {
            try await Installation.with(.sharedDocker()) { try await scenario.run(in: $0) }
        }
    }
}

extension Installation.Ground {
    /// The engine that `make test` has started.
    static func sharedDocker() throws -> Self { .docker(try ContainerEngine.required()) }

    /// An engine of the tests.
    static func docker(_ engine: ContainerEngine) -> Self {
        .docker(socket: engine.socketPath, namespace: engine.namespace.path)
    }
}
