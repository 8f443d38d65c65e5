import ArgumentParser
import Messages

extension Tokens {
    /// `paas tokens revoke`
    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a token: it is worth nothing from the next call on.")

        @Argument(help: "Id of the token, as `paas tokens list` shows it.")
        var id: String

        @OptionGroup var options: OrgOptions

        func run() async throws {
            try await options.with { client, org in
                _ = try await client.access.revokeToken(.init(org: org, id: id))
                Terminal.say("The token \(id.visible) has ended.")
                Terminal.next("paas tokens list --org \(org.visible)")
            }
        }
    }
}
