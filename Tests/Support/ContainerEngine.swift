import Glibc

/// A container engine that was started for tests by Tests/Containers/engine.sh. Its socket answers from anywhere; the
/// addresses of its containers are reached only from its network namespace.
public struct ContainerEngine: Sendable {
    /// The path of the socket of the engine's API.
    public let socketPath: String
    /// Where the engine's networks are.
    public let namespace: NetworkNamespace

    /// The engine that all tests share, if there is one: don't stop it, and remove what you make in it.
    public static let shared: ContainerEngine? = {
        guard let socket = variable("PAAS_TEST_DOCKER"), let namespace = variable("PAAS_TEST_DOCKER_NETNS") else {
            return nil
        }
        return ContainerEngine(socketPath: socket, namespace: NetworkNamespace(path: namespace))
    }()

    /// Whether tests on an engine can run.
    public static var isAvailable: Bool { shared != nil }

    /// Why they can't.
    public static let reason =
        "no container engine was started for the tests: `make test` starts one as root where dockerd is installed"

    /// The engine that all tests share.
    public static func required() throws -> ContainerEngine {
        guard let shared else { throw SupportFault(reason) }
        return shared
    }

    private static let turns = Turns()

    /// Runs a body while no other body runs that was given here: whole installations call their network `paas-apps`, and
    /// an engine has only one of that name.
    public static nonisolated(nonsending) func exclusively<Value>(
        _ body: () async throws -> Value
    ) async throws -> Value {
        await turns.begin()
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        await turns.end()
        return try result.get()
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
