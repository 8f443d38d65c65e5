import ArgumentParser
import Model
import RPCClient

/// How the commands of `paas rpc` reach a server.
struct RPCOptions: ParsableArguments {
    @OptionGroup var connection: ConnectionOptions

    @Flag(help: "Send no token, also where PAAS_TOKEN is set.")
    var noToken = false

    @Flag(help: "Show every frame on standard error.")
    var trace = false

    func validate() throws {
        if noToken, connection.tokenFile != nil {
            throw ValidationError("--no-token and --token-file exclude each other.")
        }
    }

    /// The token to send; `nil` where there is none: a server may ask for none.
    ///
    /// - Throws: `CommandFailure` when its file can't be read.
    func token(in environment: CommandEnvironment) throws(CommandFailure) -> Secret? {
        guard !noToken, connection.tokenFile != nil || environment["PAAS_TOKEN"] != nil else { return nil }
        return try connection.token(in: environment)
    }

    /// Lends a session with the server to the body.
    ///
    /// - Throws: `CommandFailure` when the token can't be had, `Fault`, and what the body throws.
    func with(_ body: (RPCSession<RPCClient>) async throws -> Void) async throws {
        let environment = CommandEnvironment.current
        let token = try token(in: environment)
        let trace = trace ? try FrameTrace { Terminal.say($0) } : nil
        try await RPCSession.with(
            socketPath: connection.socketPath(in: environment), token: token, trace: trace,
            show: { text in
                print(text)
                Terminal.flush()
            }, say: { Terminal.say($0) }, body)
    }
}
