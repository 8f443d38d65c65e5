import ArgumentParser
import Messages

extension Tokens {
    /// `paas tokens create`
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue a token for a member or for a service.",
            discussion: """
                The token alone goes to standard output, this once: put it into a file that only its user can read, or \
                into a store of secrets.
                """)

        @Option(help: "Member that the token speaks for, with the role that the member has at each call.")
        var member: String?

        @Option(help: "Service that the token speaks for, by a name of your choice.")
        var service: String?

        @Option(help: "What a service may do: read, manage, reveal, deploy or delete. May be given several times.")
        var scope: [String] = []

        @Option(help: ArgumentHelp("How long it is valid; 90 days unless it is given.", valueName: "days"))
        var days: UInt16 = 0

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: OrgOptions

        func validate() throws {
            if (member == nil) == (service == nil) { throw ValidationError("Give --member or --service.") }
            if days > 366 { throw ValidationError("--days must be 1 to 366.") }
        }

        func run() async throws {
            let presenter = try output.presenter(of: Tokens.shown(.init(), ""))
            try await options.with { client, org in
                let made = try await client.access.createToken(
                    .init(
                        org: org, member: member ?? "", service: service ?? "", scopes: scope,
                        lifetimeSeconds: UInt64(days) * 86_400))
                print(presenter.text(of: Tokens.shown(made.token ?? .init(), made.secret), secret: made.secret))
                Terminal.say("The token \((made.token?.id ?? "").visible) is not shown again.")
                Terminal.next("paas tokens list --org \(org.visible)")
            }
        }
    }

    /// The same members as in the REST API.
    static func shown(_ token: AccessV1.Token, _ secret: String) -> JSON {
        .members(["issued": token.json, "token": .string(secret)])
    }
}
