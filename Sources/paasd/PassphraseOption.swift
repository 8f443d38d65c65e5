import ArgumentParser
import Backup
import Model

/// Where the passphrase of a backup comes from.
struct PassphraseOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "File whose first line is the passphrase; nobody else may be able to read it. /dev/stdin is a pipe.",
            valueName: "path"))
    var passphraseFile: String

    func read() throws(Fault) -> Secret { try PassphraseFile(passphraseFile).read() }
}
