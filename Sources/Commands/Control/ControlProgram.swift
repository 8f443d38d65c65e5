import ArgumentParser
import Model
import Subprocess
import SystemPackage

/// `paasd`, which alone knows control planes and keys, run for one command.
enum ControlProgram {
    /// Runs it with this program's output and standard error, and the passphrase on its standard input.
    ///
    /// - Throws: `ExitCode` when it fails; it has said why.
    static func run(_ arguments: [String], passphrase: Secret) async throws {
        let path = try Program.path(of: "paasd")
        let line = passphrase.reveal { $0 + "\n" }
        let outcome = try await Subprocess.run(
            .path(FilePath(path)), arguments: Arguments(arguments + ["--passphrase-file", "/dev/stdin"]),
            input: .string(line), output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
        guard outcome.terminationStatus.isSuccess else { throw ExitCode.failure }
    }
}
