import ArgumentParser
import Engines
import Logging
import Model

/// `paasd instances`: what an installation has on its engine, whether or not the daemon runs.
struct InstancesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instances", abstract: "Act on what the installation has on its engine.",
        subcommands: [List.self, Stop.self, Remove.self])

    /// The installation that is meant.
    struct Place: ParsableArguments {
        @Option(help: ArgumentHelp("The installation's directory.", valueName: "dir"))
        var home: String

        /// The home, and the Docker engine that its databases run on; `nil` where they run natively.
        func resolve() throws -> (home: Home, docker: DockerEngine?) {
            let home = try Home(self.home)
            guard let record = try EngineRecord.read(home.engineRecord), record.kind == .docker else {
                return (home, nil)
            }
            let configuration = DockerConfiguration(
                socketPath: record.dockerSocket, installation: record.installation)
            return (home, DockerEngine(configuration, logger: Logger(label: "docker")))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List its containers, volumes and networks.")

        @OptionGroup var place: Place

        func run() async throws {
            let (_, docker) = try place.resolve()
            guard let docker else { return }
            for object in try await docker.inventory() { print(object) }
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop every instance in an orderly way. The next start of the daemon brings them back.")

        @OptionGroup var place: Place

        func run() async throws {
            let (home, docker) = try place.resolve()
            var failures = 0
            let report = { (id: DatabaseID, outcome: InstanceStop) in
                switch outcome {
                case .stopped: print("\(id): stopped")
                case .notRunning: print("\(id): did not run")
                case .failed(let fault):
                    failures += 1
                    print("\(id): \(fault)")
                }
            }
            if let docker {
                try await docker.stopAll(report: report)
            } else {
                try await NativeInstances(home: home.path).stopAll(report: report)
            }
            if failures > 0 { throw ExitCode.failure }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove its containers, its volumes WITH THEIR DATA and its network. Only for an uninstallation.")

        @OptionGroup var place: Place

        @Flag(help: "Required: nothing brings the data back.")
        var destroyData = false

        func validate() throws {
            guard destroyData else { throw ValidationError("--destroy-data is required: all databases are lost") }
        }

        func run() async throws {
            let (_, docker) = try place.resolve()
            try await docker?.removeEverything()
        }
    }
}
