import ArgumentParser
import Messages

extension Databases {
    /// `paas databases revoke-login`
    struct RevokeLogin: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke-login", abstract: "End a temporary login and its sessions.")

        @Argument(help: "Id or name.")
        var database: String

        @Argument(help: "Id of the login, as `paas databases logins` shows it.")
        var login: String

        @OptionGroup var session: SessionOptions

        func run() async throws {
            try await session.with { session in
                let found = try await session.find(database)
                _ = try await session.client.databases.revokeTemporaryLogin(
                    .init(org: session.scope.org, app: session.scope.app, id: found.id, loginID: login))
                Terminal.say("The login \(login.visible) has ended; its sessions end with it.")
                Terminal.next(session.command("logins", found))
            }
        }
    }
}
