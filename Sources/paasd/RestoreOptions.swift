import ArgumentParser
import Model

/// What is restored, and where.
struct RestoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the installation's state; made if there is none.", valueName: "dir"))
    var home: String?

    @Option(
        help: ArgumentHelp(
            "Connection string of the control plane's PostgreSQL, without a password. Default: PAAS_CONTROL, else the "
                + "home's own.", valueName: "conninfo"))
    var control: String?

    @OptionGroup var passphrase: PassphraseOption

    @Option(help: ArgumentHelp("File of the key. Default: key in the home.", valueName: "path"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Folder with <major>/bin for majors of PostgreSQL that the system lacks. Default: postgres in the home.",
            valueName: "dir"))
    var postgres: String?

    @Flag(help: "Put it in the place of a control plane, and of a key, that is there; both are kept under other names.")
    var replace = false

    @Flag(help: "Only read the file and check every byte of it.")
    var verify = false

    @Argument(help: "The backup.")
    var file: String

    /// The same as the commands have it that work on a home.
    func place() throws -> HomeOptions {
        var arguments = ["--home", home ?? ""]
        if let control { arguments += ["--control", control] }
        return try HomeOptions.parse(arguments)
    }
}
