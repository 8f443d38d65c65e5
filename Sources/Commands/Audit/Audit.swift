import ArgumentParser

/// `paas audit`
struct Audit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Who has done what in an organisation, and who was refused.",
        discussion: "For admins and owners; with --installation for the operator.",
        subcommands: [List.self, Verify.self, Export.self], defaultSubcommand: List.self)
}
