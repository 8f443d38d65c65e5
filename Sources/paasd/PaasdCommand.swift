import ArgumentParser

/// The daemon and the programs beside it that need its home.
@main
struct PaasdCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paasd",
        abstract: "Serves managed PostgreSQL databases.",
        subcommands: [
            ServeCommand.self, BootstrapCommand.self, ControlPlaneCommand.self, InstancesCommand.self,
            DoctorCommand.self, BackupCommand.self, RestoreCommand.self,
        ])
}
