import ArgumentParser
import PaasClient

/// How a command of the operator reaches the daemon: it needs no token, for the daemon looks at the user that calls.
struct OperatorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("paasd's socket; PAAS_SOCKET, or run/paasd.sock in PAAS_HOME.", valueName: "path"))
    var socket: String?

    /// Lends a client to the body.
    ///
    /// - Throws: `Fault`, and what the body throws.
    func with<Result: Sendable>(_ body: (SocketClient) async throws -> Result) async throws -> Result {
        let environment = CommandEnvironment.current
        return try await SocketClient.with(
            socketPath: socket ?? environment["PAAS_SOCKET"] ?? environment.home.socket, token: nil, agent: "paas", body
        )
    }
}
