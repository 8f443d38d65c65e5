import ArgumentParser

/// `paas keys`
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look after the key that passwords and variables are sealed with.",
        discussion: "For the operator: root, or the user that paasd runs as, on the machine of a daemon.",
        subcommands: [Status.self, Rotate.self, Recover.self])
}
