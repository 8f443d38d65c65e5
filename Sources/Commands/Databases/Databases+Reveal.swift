import ArgumentParser
import Messages

extension Databases {
    /// `paas databases reveal`
    struct Reveal: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a database's connection string. It is recorded in the audit log.")

        @Argument(help: "Id or name.")
        var database: String

        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.RevealDSNResponse().json)
            try await session.with { session in
                let found = try await session.find(database)
                let request = DatabasesV1.RevealDSNRequest(
                    org: session.scope.org, app: session.scope.app, id: found.id)
                let revealed = try await session.client.databases.revealDSN(request)
                print(presenter.text(of: revealed))
                Terminal.say("Recorded in the audit log as \(revealed.auditID).")
                Terminal.next("psql \"$(\(session.command("reveal", found)) --field dsn)\"")
            }
        }
    }
}
