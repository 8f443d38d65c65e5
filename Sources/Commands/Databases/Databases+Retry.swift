import ArgumentParser
import Messages

extension Databases {
    /// `paas databases retry`
    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Try once more what has failed about a database.")

        @Argument(help: "Id or name.")
        var database: String

        @Flag(help: "Return when it is ready.")
        var wait = false

        @OptionGroup var waiting: WaitOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.Database.example.json)
            try await session.with { session in
                let found = try await session.find(database)
                let request = DatabasesV1.RetryDatabaseRequest(
                    org: session.scope.org, app: session.scope.app, id: found.id)
                var database = try session.present(try await session.client.databases.retryDatabase(request).database)
                if wait { database = try await session.wait(for: .known(database), .ready, waiting) }
                print(presenter.text(of: database))
                Terminal.next(session.command(wait ? "reveal" : "wait", database))
            }
        }
    }
}
