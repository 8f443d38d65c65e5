import ArgumentParser
import Messages

extension Tokens {
    /// `paas tokens issue`
    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Issue a token as the machine's operator, without one.",
            discussion: """
                For root, or the user that paasd runs as, on its machine: whoever is locked out lets himself in again. It \
                is in the audit log.
                """)

        @Option(help: "Make this person an owner of the organisation --org, and issue the token for it.")
        var owner: String?

        @Option(help: "Issue a token of the operator, who makes organisations and sees no secret, under this name.")
        var `operator`: String?

        @Option(help: "Issue the token of a service, of --org or else of the whole installation.")
        var service: String?

        @Option(help: "Organisation.")
        var org: String?

        @Option(help: "What a service may do: read, manage, reveal, deploy or delete. May be given several times.")
        var scope: [String] = []

        @Option(help: ArgumentHelp("How long it is valid; 90 days unless it is given.", valueName: "days"))
        var days: UInt16 = 0

        @OptionGroup var output: OutputOptions
        @OptionGroup var connection: OperatorOptions

        func validate() throws {
            if [owner, self.operator, service].compactMap({ $0 }).count != 1 {
                throw ValidationError("Give one of --owner, --operator and --service.")
            }
            if owner != nil, org == nil { throw ValidationError("--owner needs --org.") }
            if days > 366 { throw ValidationError("--days must be 1 to 366.") }
        }

        func run() async throws {
            let presenter = try output.presenter(of: Tokens.shown(.init(), ""))
            let kind = owner != nil ? "owner" : self.operator != nil ? "operator" : "service"
            let request = AccessV1.IssueTokenRequest(
                kind: kind, org: org ?? "", name: owner ?? self.operator ?? service ?? "", scopes: scope,
                lifetimeSeconds: UInt64(days) * 86_400)
            let made = try await connection.with { try await $0.organisations.issueToken(request) }
            print(presenter.text(of: Tokens.shown(made.token ?? .init(), made.secret), secret: made.secret))
            Terminal.say("The token is not shown again.")
        }
    }
}
