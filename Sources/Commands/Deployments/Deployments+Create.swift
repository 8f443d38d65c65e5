import ArgumentParser
import Messages

extension Deployments {
    /// `paas deployments create`
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Freeze an app's variables, and DATABASE_URL, into the environment of one deploy.",
            discussion: """
                It is recorded in the audit log. The table shows names only; the values are in --output json, and in \
                --output env, which Docker takes as an env file.
                """)

        @Option(name: .shortAndLong, help: "table, json or env.")
        var output: DeploymentPresenter.Format = .table

        @Option(
            help: ArgumentHelp(
                "Print the value of one field alone, such as environment.DATABASE_URL.", valueName: "name"))
        var field: String?

        @OptionGroup var deployment: DeploymentOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = DeploymentPresenter(format: output, field: field)
            try presenter.check()
            try await session.withApp { session in
                let response = try await deployment.deploy(session) { Terminal.say($0) }
                Terminal.say("Recorded in the audit log as \(response.auditID.visible).")
                let text = try presenter.text(of: response)
                if !text.isEmpty { print(text) }
                Terminal.next(session.command("run") + " -- COMMAND")
            }
        }
    }
}
