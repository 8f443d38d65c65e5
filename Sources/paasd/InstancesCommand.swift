import ArgumentParser
import Engines

/// `paasd instances`: what runs for an installation, whether or not the daemon does.
struct InstancesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "instances", abstract: "Act on the installation's database instances.", subcommands: [Stop.self])

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop every instance in an orderly way. The next start of the daemon brings them back."
        )

        @Option(help: "The installation's directory.")
        var home: String

        func run() async throws {
            var failures = 0
            try await NativeInstances(home: home).stopAll { id, outcome in
                switch outcome {
                case .stopped: print("\(id): stopped")
                case .notRunning: print("\(id): did not run")
                case .failed(let fault):
                    failures += 1
                    print("\(id): \(fault)")
                }
            }
            if failures > 0 { throw ExitCode.failure }
        }
    }
}
