import ArgumentParser

/// `paas tokens`
struct Tokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tokens of an organisation's members and services.",
        discussion: "For owners. A token is shown once, when it is made; afterwards nobody can read it.",
        subcommands: [List.self, Create.self, Revoke.self, Issue.self], defaultSubcommand: List.self)
}
