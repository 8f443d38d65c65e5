import ArgumentParser
import Messages

extension Databases {
    /// `paas databases login`
    struct Login: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a connection string of a login of its own, which ends by itself.",
            discussion: """
                It acts as the app, and its sessions bear the name of the login, which the audit log knows. At its end \
                its sessions end too.
                """)

        @Argument(help: "Id or name.")
        var database: String

        @Option(help: ArgumentHelp("How long it lasts, 1 to 480; 15 unless it is given.", valueName: "minutes"))
        var minutes: UInt16 = 0

        @OptionGroup var output: OutputOptions
        @OptionGroup var session: SessionOptions

        func validate() throws {
            if minutes > 480 { throw ValidationError("--minutes must be 1 to 480.") }
        }

        func run() async throws {
            let presenter = try output.presenter(of: DatabasesV1.CreateTemporaryLoginResponse(login: .init()).json)
            try await session.with { session in
                let found = try await session.find(database)
                let given = try await session.client.databases.createTemporaryLogin(
                    .init(
                        org: session.scope.org, app: session.scope.app, id: found.id,
                        lifetimeSeconds: UInt64(minutes) * 60))
                print(presenter.text(of: given))
                let login = given.login ?? .init()
                Terminal.say(
                    "It ends at \(login.expiresAt?.shortText ?? "-"). Recorded in the audit log as "
                        + "\(login.auditID.visible).")
                Terminal.next("psql \"$(\(session.command("login", found)) --field dsn)\"")
            }
        }
    }
}
