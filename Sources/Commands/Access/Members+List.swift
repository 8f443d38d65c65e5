import ArgumentParser
import Messages

extension Members {
    /// `paas members list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the members.")

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: OrgOptions

        func run() async throws {
            let presenter = try output.presenter(of: AccessV1.Member().json)
            try await options.with { client, org in
                let members = try await client.access.listMembers(.init(org: org)).members
                print(
                    presenter.text(of: members, named: "members", header: AccessV1.Member.header) { ($0.json, $0.row) })
            }
        }
    }

    /// `paas members invitations`
    struct Invitations: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the invitations that can still be accepted.")

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: OrgOptions

        func run() async throws {
            let presenter = try output.presenter(of: AccessV1.Invitation().json)
            try await options.with { client, org in
                let invitations = try await client.access.listInvitations(.init(org: org)).invitations
                print(
                    presenter.text(of: invitations, named: "invitations", header: AccessV1.Invitation.header) {
                        ($0.json, $0.row)
                    })
            }
        }
    }
}
