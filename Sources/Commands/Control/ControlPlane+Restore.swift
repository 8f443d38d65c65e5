import ArgumentParser

extension ControlPlane {
    /// `paas control restore`
    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a backup of the control plane and its key back, while paasd does not run.",
            discussion: """
                Every byte of the file is checked before anything is changed. When paasd starts again it proves every \
                password anew and leaves alone what is newer than the backup.
                """)

        @OptionGroup var place: ControlPlace
        @OptionGroup var passphrase: PassphraseSource

        @Flag(help: "Put it in the place of a control plane, and of a key, that is there; both are kept renamed.")
        var replace = false

        @Flag(help: "Only read the file and check every byte of it.")
        var verify = false

        @Argument(help: "The backup.")
        var file: String

        func run() async throws {
            let phrase = try passphrase.take(isNew: false)
            let target = verify ? ["--verify"] : ["--home", place.homePath] + place.arguments
            try await ControlProgram.run(
                ["restore"] + target + (replace ? ["--replace"] : []) + [file.asArgument], passphrase: phrase)
        }
    }
}
