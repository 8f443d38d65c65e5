import ArgumentParser
import Messages

extension Env {
    /// `paas env unset`
    struct Unset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a variable away from the deployments that are made from now on.")

        @Argument(help: "Name of the variable.")
        var name: String

        @OptionGroup var session: SessionOptions

        func run() async throws {
            try await session.withApp { session in
                let request = AppsV1.UnsetVariableRequest(org: session.scope.org, app: session.scope.app, name: name)
                _ = try await session.client.apps.unsetVariable(request)
                Terminal.say("\(name.visible) is not set any more; the next deployment is without it.")
                Terminal.next(session.command("env"))
            }
        }
    }
}
