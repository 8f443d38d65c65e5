import ArgumentParser
import Messages

/// `paas run`
struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a command with the environment of a new deployment.",
        discussion: """
            The command takes the place of paas: signals reach it, and the exit code is its own. It gets the \
            environment that paas has, the deployment's variables, and no PAAS_TOKEN.
            """)

    @OptionGroup var deployment: DeploymentOptions
    @OptionGroup var session: SessionOptions

    @Argument(parsing: .postTerminator, help: "The command and its arguments, after --.")
    var command: [String]

    func run() async throws {
        let environment = CommandEnvironment.current
        // Looked for first: a misspelt command makes no deployment.
        let path = try SearchPath(environment["PATH"]).find(command.first ?? "")
        let response = try await session.withApp { session in
            try await deployment.deploy(session) { Terminal.say($0) }
        }
        Terminal.flush()
        try Replacement(path: path, arguments: command, environment: response.environment).take()
    }
}
