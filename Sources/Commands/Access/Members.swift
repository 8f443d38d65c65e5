import ArgumentParser

/// `paas members`
struct Members: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who belongs to an organisation, and with which role.",
        discussion: "For owners; `accept` is for who was invited.",
        subcommands: [
            List.self, Invite.self, Accept.self, Change.self, Remove.self, Invitations.self, Uninvite.self,
        ], defaultSubcommand: List.self)
}
