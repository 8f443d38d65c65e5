import ArgumentParser
import Messages
import Model

extension Env {
    /// `paas env set`
    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a variable, or change it.",
            discussion: """
                The value comes from standard input or a file, never from the command line, which everybody on the \
                machine can read; one line break at its end is left out. On a terminal it is asked for.
                """)

        @Argument(help: "Name: a letter or an underscore, then letters, digits and underscores, at most 128.")
        var name: String

        @Option(help: ArgumentHelp("Take the value from this file.", valueName: "path"))
        var fromFile: String?

        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: AppsV1.Variable().json)
            let value = try value()
            try await session.withApp { session in
                let request = value.reveal {
                    AppsV1.SetVariableRequest(org: session.scope.org, app: session.scope.app, name: name, value: $0)
                }
                let variable = try await session.client.apps.setVariable(request).variable
                print(presenter.text(of: variable ?? .init(name: name)))
                Terminal.say("The app gets it with its next deployment.")
                Terminal.next(session.command("deployments create"))
            }
        }

        private func value() throws(CommandFailure) -> Secret {
            if let fromFile { return try VariableValue(file: fromFile).text }
            let prompt = SecretPrompt(terminal: .standardInput)
            guard prompt.isPossible else { return try VariableValue(descriptor: .standardInput).text }
            return try prompt.ask("Value of \(name.visible) (one line, not shown):")
        }
    }
}
