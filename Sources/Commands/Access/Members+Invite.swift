import ArgumentParser
import Messages

extension Members {
    /// `paas members invite`
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Invite somebody, with a code that works once and for 7 days.",
            discussion:
                "The code alone goes to standard output, this once. Give it to the invited person and nobody else.")

        @Argument(help: "Name of the person: lower-case letters, digits and . _ - + @, at most 64.")
        var name: String

        @Option(help: "viewer, member, admin or owner.")
        var role: String

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: OrgOptions

        func run() async throws {
            let presenter = try output.presenter(of: Members.shown(.init(), ""))
            try await options.with { client, org in
                let made = try await client.access.createInvitation(.init(org: org, name: name, role: role))
                print(presenter.text(of: Members.shown(made.invitation ?? .init(), made.code), secret: made.code))
                Terminal.say("The code is not shown again.")
                Terminal.next("paas members accept \(name.visible)")
            }
        }
    }

    /// `paas members uninvite`
    struct Uninvite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End an invitation.")

        @Argument(help: "Id of the invitation, as `paas members invitations` shows it.")
        var id: String

        @OptionGroup var options: OrgOptions

        func run() async throws {
            try await options.with { client, org in
                _ = try await client.access.revokeInvitation(.init(org: org, id: id))
                Terminal.say("The invitation \(id.visible) has ended.")
            }
        }
    }

    /// The same members as in the REST API.
    static func shown(_ invitation: AccessV1.Invitation, _ code: String) -> JSON {
        .members(["invitation": invitation.json, "code": .string(code)])
    }
}
