import ArgumentParser
import Subprocess
import SystemPackage

/// `paas doctor`
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the whole installation and say which of its promises are broken.",
        discussion: """
            Reads the control plane, the engine, the audit log and the home, changes nothing, and works whether or not \
            the programs run. Exit codes: 0 all promises hold, 1 one is broken, 2 something could not be checked.
            """)

    @Option(name: .shortAndLong, help: "table or json.")
    var output: OutputOptions.Format = .table

    @Flag(name: .customLong("no-logins"), help: "Don't log in to the databases.")
    var withoutLogins = false

    @Flag(name: .customLong("no-leaks"), help: "Don't look for secrets in processes, configurations and logs.")
    var withoutLeaks = false

    func run() async throws {
        let home = Home.current
        guard home.isOurs else {
            Terminal.say("There is no installation in \(home.path): nothing could be checked.")
            throw ExitCode(2)
        }
        // What it prints is this command's own output: it goes straight there.
        let outcome = try await Subprocess.run(
            .path(FilePath(Program.path(of: "paasd"))), arguments: Arguments(arguments(home)), input: .none,
            output: .currentStandardOutput, error: .currentStandardError)
        switch outcome.terminationStatus {
        case .exited(0): return
        case .exited(let code): throw ExitCode(Int32(code))
        default:
            Terminal.say(
                "`paasd doctor` ended: \(outcome.terminationStatus). Nothing is known of what it has not shown.")
            throw ExitCode(2)
        }
    }

    func arguments(_ home: Home) -> [String] {
        ["doctor", "--home", home.path, "--output", output.rawValue]
            + (withoutLogins ? ["--no-logins"] : []) + (withoutLeaks ? ["--no-leaks"] : [])
    }
}
