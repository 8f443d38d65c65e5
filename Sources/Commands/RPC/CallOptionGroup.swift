import ArgumentParser
import Messages

/// What every command takes that calls a method.
struct CallOptionGroup: ParsableArguments {
    @Argument(help: "The method: ListDatabases, Databases/ListDatabases, …")
    var method: String

    @Option(
        help: ArgumentHelp(
            "The request; - reads it from standard input, which nobody else on the machine can read. {} if it is not "
                + "given. Once for each request of a method that takes a stream of them.", valueName: "json"))
    var data: [String] = []

    @Option(help: ArgumentHelp("An entry of the call's metadata; may be given several times.", valueName: "key=value"))
    var header: [String] = []

    /// - Throws: `CommandFailure` for an entry that can't be sent.
    var metadata: [CallMetadata] {
        get throws(CommandFailure) {
            var metadata: [CallMetadata] = []
            for entry in header { metadata.append(try CallMetadata(header: entry)) }
            return metadata
        }
    }
}
