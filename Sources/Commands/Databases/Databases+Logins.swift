import ArgumentParser
import Messages

extension Databases {
    /// `paas databases logins`
    struct Logins: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List a database's temporary logins.")

        @Argument(help: "Id or name.")
        var database: String

        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.TemporaryLogin().json)
            try await session.with { session in
                let found = try await session.find(database)
                let logins = try await session.client.databases.listTemporaryLogins(
                    .init(org: session.scope.org, app: session.scope.app, id: found.id)
                ).logins
                print(
                    presenter.text(of: logins, named: "logins", header: DatabasesV1.TemporaryLogin.header) {
                        ($0.json, $0.row)
                    })
            }
        }
    }
}
