import ArgumentParser
import Messages
import Model
import PaasClient

extension Members {
    /// `paas members accept`
    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Become a member with the code of an invitation.",
            discussion: """
                The code comes from standard input or a file, never from the command line; on a terminal it is asked \
                for. The new token alone goes to standard output, this once.
                """)

        @Argument(help: "The name that the invitation was made for.")
        var name: String

        @Option(help: ArgumentHelp("Take the code from this file.", valueName: "path"))
        var fromFile: String?

        @OptionGroup var output: OutputOptions
        @OptionGroup var connection: OperatorOptions

        func run() async throws {
            let presenter = try output.presenter(of: Self.shown(.init()))
            let code = try code()
            let welcomed = try await connection.with { client in
                let request = code.reveal { AccessV1.AcceptInvitationRequest(name: name, code: $0.trimmed) }
                return try await client.access.acceptInvitation(request)
            }
            print(presenter.text(of: Self.shown(welcomed), secret: welcomed.secret))
            Terminal.say(
                "\(name.visible) is a member of \(welcomed.org.visible), with the role "
                    + "\((welcomed.member?.role ?? "").visible). The token is not shown again.")
        }

        private func code() throws(CommandFailure) -> Secret {
            if let fromFile { return try VariableValue(file: fromFile).text }
            let prompt = SecretPrompt(terminal: .standardInput)
            guard prompt.isPossible else { return try VariableValue(descriptor: .standardInput).text }
            return try prompt.ask("Code of the invitation (not shown):")
        }

        /// The same members as in the REST API.
        private static func shown(_ welcomed: AccessV1.AcceptInvitationResponse) -> JSON {
            .members([
                "org": .string(welcomed.org), "member": (welcomed.member ?? .init()).json,
                "issued": (welcomed.token ?? .init()).json, "token": .string(welcomed.secret),
            ])
        }
    }
}
