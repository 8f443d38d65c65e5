import ArgumentParser

/// `paas control`
struct ControlPlane: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "control", abstract: "Back up the control plane with its key, and put a backup back.",
        subcommands: [Backup.self, Restore.self])
}
