import ArgumentParser
import Messages
import PaasClient

/// What every command on an app takes.
struct SessionOptions: ParsableArguments {
    @OptionGroup var scope: ScopeOptions
    @OptionGroup var connection: ConnectionOptions

    /// Lends a session for the app's databases to the body.
    ///
    /// - Throws: `CommandFailure` when something is missing, `Fault`, and what the body throws.
    func with(_ body: (DatabaseSession<SocketCaller>) async throws -> Void) async throws {
        try await withApp { try await body(DatabaseSession(client: $0.client, scope: $0.scope)) }
    }

    /// Lends a session for the app's environment to the body.
    ///
    /// - Throws: `CommandFailure` when something is missing, `Fault`, and what the body throws.
    func withApp<Result: Sendable>(
        _ body: (AppSession<SocketCaller>) async throws -> Result
    ) async throws -> Result {
        let environment = CommandEnvironment.current
        let scope = try scope.resolved(in: environment)
        let token = try connection.token(in: environment)
        return try await SocketClient.with(
            socketPath: connection.socketPath(in: environment), token: token, agent: "paas"
        ) { client in
            try await body(AppSession(client: client, scope: scope))
        }
    }
}
