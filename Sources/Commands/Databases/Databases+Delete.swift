import ArgumentParser
import Messages

extension Databases {
    /// `paas databases delete`
    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop a database. Its data is kept, and undelete brings it back.",
            discussion: "With --delete-volume its data is destroyed too; that can't be undone.")

        @Argument(help: "Id or name.")
        var database: String

        @Option(help: "The database's name once more; without it the name is asked for on a terminal.")
        var confirm: String?

        @Flag(help: "Destroy the data too. It can't be undone.")
        var deleteVolume = false

        @Flag(help: "Return when it is done.")
        var wait = false

        @OptionGroup var waiting: WaitOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.Database.example.json)
            try await session.with { session in
                let found = try await session.find(database)
                try NameConfirmation(
                    name: found.name, question: Self.question(found, destroys: deleteVolume), given: confirm
                ).check(isInteractive: Terminal.isInteractive) { question in
                    Terminal.say(question)
                    return readLine()
                }
                let request = DatabasesV1.DeleteDatabaseRequest(
                    org: session.scope.org, app: session.scope.app, id: found.id, deleteVolume: deleteVolume)
                var database = try session.present(try await session.client.databases.deleteDatabase(request).database)
                if wait {
                    database = try await session.wait(for: .known(database), deleteVolume ? .purged : .deleted, waiting)
                }
                print(presenter.text(of: database))
                if deleteVolume {
                    Terminal.next(session.command("list --show-deleted"))
                } else {
                    Terminal.say("Its data is kept.")
                    Terminal.next(session.command("undelete", database))
                }
            }
        }

        private static func question(_ database: DatabasesV1.Database, destroys: Bool) -> String {
            destroys
                ? "This destroys \(database.name) (\(database.id)) and all its data. It can't be undone."
                : "This stops \(database.name) (\(database.id)). Its data is kept, and undelete brings it back."
        }
    }
}
