import ArgumentParser
import FoundationEssentials
import Messages
import Model
import PaasClient

/// How a command reaches the daemon, and for whom it speaks.
struct ConnectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("paasd's socket; PAAS_SOCKET, or run/paasd.sock in PAAS_HOME.", valueName: "path"))
    var socket: String?

    @Option(
        help: ArgumentHelp(
            "File that holds the bearer token; PAAS_TOKEN if it is not given. Never on the command line itself, which "
                + "everybody on the machine can read.", valueName: "path"))
    var tokenFile: String?

    func socketPath(in environment: CommandEnvironment) -> String {
        socket ?? environment["PAAS_SOCKET"] ?? environment.home.socket
    }

    /// - Throws: `CommandFailure` when there is none, or the file can't be read.
    func token(in environment: CommandEnvironment) throws(CommandFailure) -> Secret {
        let text: String
        if let tokenFile {
            do { text = try String(contentsOfFile: tokenFile, encoding: .utf8) } catch {
                throw CommandFailure(.usage, "The token file \(tokenFile) can't be read: \(error)")
            }
        } else if let given = environment["PAAS_TOKEN"] {
            text = given
        } else {
            throw CommandFailure(
                .usage,
                "No token: set PAAS_TOKEN, or give --token-file. `paas up` puts tokens into \(environment.home.tokens)."
            )
        }
        guard !text.trimmed.isEmpty else { throw CommandFailure(.usage, "The token is empty.") }
        return Secret(text.trimmed)
    }
}
