import ArgumentParser
import Messages
import Model
import PaasClient

/// What every command on an organisation takes.
struct OrgOptions: ParsableArguments {
    @Option(help: "Organisation; PAAS_ORG if it is not given.")
    var org: String?

    @OptionGroup var connection: ConnectionOptions

    /// Lends a client, with the organisation's name, to the body.
    ///
    /// - Throws: `CommandFailure` when something is missing, `Fault`, and what the body throws.
    func with<Result: Sendable>(_ body: (SocketClient, String) async throws -> Result) async throws -> Result {
        let environment = CommandEnvironment.current
        guard let org = org ?? environment["PAAS_ORG"] else {
            throw CommandFailure(.usage, "No organisation: give --org, or set PAAS_ORG.")
        }
        let token = try connection.token(in: environment)
        return try await SocketClient.with(
            socketPath: connection.socketPath(in: environment), token: token, agent: "paas"
        ) { try await body($0, org) }
    }
}

/// What commands take that the machine's operator may call without a token.
struct PossibleTokenOptions: ParsableArguments {
    @OptionGroup var connection: ConnectionOptions

    /// Lends a client to the body; it has a token where one is given.
    ///
    /// - Throws: `CommandFailure` when the token file can't be read, `Fault`, and what the body throws.
    func with<Result: Sendable>(_ body: (SocketClient) async throws -> Result) async throws -> Result {
        let environment = CommandEnvironment.current
        let isGiven = connection.tokenFile != nil || environment["PAAS_TOKEN"] != nil
        let token = isGiven ? try connection.token(in: environment) : nil
        return try await SocketClient.with(
            socketPath: connection.socketPath(in: environment), token: token, agent: "paas", body)
    }
}
