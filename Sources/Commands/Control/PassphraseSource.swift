import ArgumentParser
import FoundationEssentials
import Glibc
import Model
import SystemPackage

/// Where the passphrase of a backup comes from: a file, or the person at the terminal.
struct PassphraseSource: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "File whose first line is the passphrase; nobody else may be able to read it. Default: it is asked for.",
            valueName: "path"))
    var passphraseFile: String?

    /// The passphrase; a new one is asked for twice.
    ///
    /// - Throws: `CommandFailure` when there is neither a file nor a terminal, or the file can't be used.
    func take(isNew: Bool) throws(CommandFailure) -> Secret {
        if let passphraseFile { return try Self.read(passphraseFile) }
        let prompt = SecretPrompt(terminal: .standardInput)
        guard prompt.isPossible else {
            throw CommandFailure(
                .usage, "There is no terminal to ask for the passphrase on. Name a file with --passphrase-file.")
        }
        let first = try prompt.ask("Passphrase of the backup:")
        if isNew, try prompt.ask("The same again:") != first {
            throw CommandFailure(.usage, "The two differ. Nothing was done.")
        }
        return first
    }

    private static func read(_ path: String) throws(CommandFailure) -> Secret {
        var status = stat()
        // A pipe has no mode that says anything.
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 {
            throw CommandFailure(.usage, "Others can read the passphrase file \(path): `chmod 600` it.")
        }
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            return Secret(String(text.prefix { !$0.isNewline }))
        } catch {
            throw CommandFailure(.error, "The passphrase file \(path) can't be read: \(error)")
        }
    }
}
