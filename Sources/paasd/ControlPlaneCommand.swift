import ArgumentParser
import Engines

/// `paasd control-plane`: the private PostgreSQL of an installation that brings none.
struct ControlPlaneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "control-plane",
        abstract: "Start or stop the installation's own PostgreSQL, on a Unix socket only.",
        subcommands: [Start.self, Stop.self])

    struct Options: ParsableArguments {
        @Option(help: "The installation's directory.")
        var home: String

        @Option(help: "Folder with <major>/bin for what Debian's packages lack. Default: postgres in the home.")
        var postgres: String?

        func cluster() throws -> ControlPlaneCluster {
            try ControlPlaneCluster(home: home, postgresDirectory: postgres)
        }
    }

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start it, and make it the first time; print how to connect. It goes on running.")

        @OptionGroup var options: Options

        func run() async throws {
            let cluster = try options.cluster()
            try await cluster.start()
            print(cluster.connectionString)
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop it.")

        @OptionGroup var options: Options

        func run() async throws {
            try await options.cluster().stop()
        }
    }
}
