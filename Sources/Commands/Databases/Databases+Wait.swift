import ArgumentParser
import Messages

extension Databases {
    /// `paas databases wait`
    struct Wait: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Wait until a database is ready.",
            discussion: """
                Ctrl-C and the time limit end the waiting, not the work; the exit code is 6 then. It waits for paasd too, \
                where that can't be reached.
                """)

        @Argument(help: "Id or name.")
        var database: String

        @Option(name: .customLong("for"), help: "ready, deleted, purged or rotated.")
        var goal: WaitGoal = .ready

        @OptionGroup var waiting: WaitOptions
        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.Database.example.json)
            try await session.with { session in
                let choice: NameChoice = goal == .ready || goal == .rotated ? .live : .deleted
                let database = try await session.wait(for: .named(database, choice), goal, waiting)
                print(presenter.text(of: database))
                switch goal {
                case .ready, .rotated: Terminal.next(session.command("reveal", database))
                case .deleted: Terminal.next(session.command("undelete", database))
                case .purged: Terminal.next(session.command("list"))
                }
            }
        }
    }
}
