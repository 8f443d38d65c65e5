import ArgumentParser

/// How long a command waits.
struct WaitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Longest time to wait, in seconds, 1 to 86400.", valueName: "seconds"))
    var timeout = 300

    mutating func validate() throws {
        guard (1...86_400).contains(timeout) else { throw ValidationError("--timeout is 1 to 86400 seconds.") }
    }
}
