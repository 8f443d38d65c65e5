import ArgumentParser

/// `paas env`
struct Env: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Variables that an app gets with its next deployment.",
        discussion: "A value is shown to nobody; it is in the deployments that are made from then on.",
        subcommands: [List.self, Set.self, Unset.self], defaultSubcommand: List.self)
}
