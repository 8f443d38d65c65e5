import ArgumentParser
import Glibc

/// `paas`, the command line of the platform.
public struct Paas: AsyncParsableCommand {
    /// Name, help and subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "paas",
        abstract: "Real PostgreSQL databases for your apps.",
        discussion: """
            Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 error, 3 not \
            found, 4 not allowed, 5 conflict, 6 gave up waiting (the work goes on), 64 wrong usage.
            """,
        subcommands: [
            Up.self, Down.self, Uninstall.self, Doctor.self, ControlPlane.self, Databases.self, Env.self,
            Deployments.self, Run.self, Orgs.self, Apps.self, Members.self, Tokens.self, Audit.self, Hosts.self,
            PoolCommand.self, Keys.self, RPC.self,
        ])

    /// The command without a subcommand: it prints its help.
    public init() {}

    /// Runs what the process's arguments say, and ends the process with the exit code of what became of it.
    public static func start() async -> Never {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            Glibc.exit(CommandStatus.success.rawValue)
        } catch {
            guard let failure = CommandFailure(error) else { exit(withError: error) }
            Terminal.say(failure.text)
            Glibc.exit(failure.status.rawValue)
        }
    }
}
