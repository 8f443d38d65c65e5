import ArgumentParser
import Messages

extension Databases {
    /// `paas databases list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the databases of an app.")

        @Option(help: "Only databases of this name.")
        var name: String?

        @Flag(help: "Deleted ones too.")
        var showDeleted = false

        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.Database.example.json)
            try await session.with { session in
                let databases = try await session.all(name: name ?? "", showDeleted: showDeleted)
                guard let first = databases.first else {
                    // An empty table says nothing to people; programs get their empty list.
                    if presenter.format == .json, presenter.field == nil { print(presenter.text(of: databases)) }
                    Terminal.say("There are no databases here.")
                    Terminal.next(session.command("create main"))
                    return
                }
                print(presenter.text(of: databases))
                Terminal.next(session.command("show", first))
            }
        }
    }
}
