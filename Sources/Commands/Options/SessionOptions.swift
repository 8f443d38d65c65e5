import ArgumentParser
import Messages
import PaasClient

/// What every command on databases takes.
struct SessionOptions: ParsableArguments {
    @OptionGroup var scope: ScopeOptions
    @OptionGroup var connection: ConnectionOptions

    /// Lends a session to the body.
    ///
    /// - Throws: `CommandFailure` when something is missing, `Fault`, and what the body throws.
    func with(_ body: (DatabaseSession<SocketCaller>) async throws -> Void) async throws {
        let environment = CommandEnvironment.current
        let scope = try scope.resolved(in: environment)
        let token = try connection.token(in: environment)
        try await SocketClient.with(
            socketPath: connection.socketPath(in: environment), token: token, agent: "paas"
        ) { client in
            try await body(DatabaseSession(client: client, scope: scope))
        }
    }
}
