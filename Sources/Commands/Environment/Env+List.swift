import ArgumentParser
import Messages

extension Env {
    /// `paas env list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the names of an app's variables.")

        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: AppsV1.Variable().json)
            try await session.withApp { session in
                let request = AppsV1.ListVariablesRequest(org: session.scope.org, app: session.scope.app)
                let variables = try await session.client.apps.listVariables(request).variables
                guard !variables.isEmpty else {
                    if presenter.format == .json, presenter.field == nil { print(presenter.text(of: variables)) }
                    Terminal.say("The app has no variables.")
                    Terminal.next(session.command("env set NAME"))
                    return
                }
                print(presenter.text(of: variables))
                Terminal.next(session.command("deployments create"))
            }
        }
    }
}
