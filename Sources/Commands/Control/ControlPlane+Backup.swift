import ArgumentParser

extension ControlPlane {
    /// `paas control backup`
    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the control plane and its key into one encrypted file.",
            discussion: """
                paasd may run meanwhile. The file holds one moment, and everything that the platform knows: who there \
                is, which databases, their sealed passwords and the key that opens them. The databases' own data is not \
                in it.
                """)

        @OptionGroup var place: ControlPlace
        @OptionGroup var passphrase: PassphraseSource

        @Argument(help: "The file; there must be none of this name.")
        var file: String

        func run() async throws {
            let phrase = try passphrase.take(isNew: true)
            try await ControlProgram.run(
                ["backup", "--home", place.homePath] + place.arguments + [file.asArgument], passphrase: phrase)
        }
    }
}
