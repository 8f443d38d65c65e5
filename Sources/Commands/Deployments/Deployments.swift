import ArgumentParser

/// `paas deployments`
struct Deployments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Deployments of an app: its environment, frozen.", subcommands: [Create.self])
}
