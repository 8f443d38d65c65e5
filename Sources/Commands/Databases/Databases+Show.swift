import ArgumentParser
import Messages

extension Databases {
    /// `paas databases show`
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show one database.")

        @Argument(help: "Id or name.")
        var database: String

        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.Database.example.json)
            try await session.with { session in
                let found = try await session.find(database)
                print(presenter.text(of: found))
                Terminal.next(session.command(Self.next(after: found.state), found))
            }
        }

        private static func next(after state: DatabasesV1.State) -> String {
            switch state {
            case .ready: "reveal"
            case .deleted: "undelete"
            case .provisioning, .undeleting, .degraded: "wait"
            default: "watch"
            }
        }
    }
}
