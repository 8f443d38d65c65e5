import ArgumentParser
import Messages

extension Databases {
    /// `paas databases create`
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Create a database; it becomes ready within seconds.",
            discussion: "A database named main is what the app's DATABASE_URL will name.")

        @Argument(help: "Name: lower-case letters, digits and hyphens, at most 40.")
        var name: String

        @Option(help: "PostgreSQL's major version, such as 15; the installation's default if it is not given.")
        var engineVersion: String?

        @Option(help: "What it is for.")
        var description: String?

        @OptionGroup var waiting: WaitOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        @Flag(help: "Return when it is ready.")
        var wait = false

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.Database.example.json)
            try await session.with { session in
                let request = DatabasesV1.CreateDatabaseRequest(
                    org: session.scope.org, app: session.scope.app, name: name, engineVersion: engineVersion ?? "",
                    description: description ?? "")
                var database = try session.present(try await session.client.databases.createDatabase(request).database)
                Terminal.say("Created \(database.name) (\(database.id)).")
                if wait { database = try await session.wait(for: .known(database), .ready, waiting) }
                print(presenter.text(of: database))
                Terminal.next(session.command(wait ? "reveal" : "wait", database))
            }
        }
    }
}
