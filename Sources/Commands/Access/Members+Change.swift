import ArgumentParser
import Messages

extension Members {
    /// `paas members change`
    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a member another role, which holds from the next call on.")

        @Argument(help: "Name of the member.")
        var name: String

        @Option(help: "viewer, member, admin or owner.")
        var role: String

        @OptionGroup var output: OutputOptions
        @OptionGroup var options: OrgOptions

        func run() async throws {
            let presenter = try output.presenter(of: AccessV1.Member().json)
            try await options.with { client, org in
                let member =
                    try await client.access.changeMember(.init(org: org, name: name, role: role)).member ?? .init()
                print(presenter.text(of: member.json, header: AccessV1.Member.header, row: member.row))
            }
        }
    }

    /// `paas members remove`
    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End a membership, and the member's tokens.")

        @Argument(help: "Name of the member.")
        var name: String

        @OptionGroup var options: OrgOptions

        func run() async throws {
            try await options.with { client, org in
                _ = try await client.access.removeMember(.init(org: org, name: name))
                Terminal.say("\(name.visible) is no member any more; all tokens of \(name.visible) have ended.")
                Terminal.next("paas members --org \(org.visible)")
            }
        }
    }
}
