import ArgumentParser
import Messages
import Model

extension Databases {
    /// `paas databases rotate`
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a database a new password. The old one and its sessions end.",
            discussion: "What uses the database needs the new password: deploy the app anew.")

        @Argument(help: "Id or name.")
        var database: String

        @Option(help: "immediate: the old password ends at once.")
        var mode: RotationMode = .immediate

        @Flag(help: "Return when the new password has logged in.")
        var wait = false

        @OptionGroup var waiting: WaitOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.Database.example.json)
            try await session.with { session in
                let found = try await session.find(database)
                let request = DatabasesV1.RotateCredentialsRequest(
                    org: session.scope.org, app: session.scope.app, id: found.id, mode: mode.rawValue)
                var database = try session.present(
                    try await session.client.databases.rotateCredentials(request).database)
                if wait { database = try await session.wait(for: .known(database), .rotated, waiting) }
                print(presenter.text(of: database))
                if wait {
                    Terminal.say("The old password is over: deploy what uses the database anew.")
                    Terminal.next(session.command("reveal", database))
                } else {
                    Terminal.next(session.command("wait --for rotated", database))
                }
            }
        }
    }
}

extension RotationMode: ExpressibleByArgument {}
