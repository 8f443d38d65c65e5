import ArgumentParser

/// Whose databases a command is about.
struct ScopeOptions: ParsableArguments {
    @Option(help: "Organisation; PAAS_ORG if it is not given.")
    var org: String?

    @Option(help: "App; PAAS_APP if it is not given.")
    var app: String?

    /// - Throws: `CommandFailure` that names what is missing.
    func resolved(in environment: CommandEnvironment) throws(CommandFailure) -> AppScope {
        guard let org = org ?? environment["PAAS_ORG"] else {
            throw CommandFailure(.usage, "No organisation: give --org, or set PAAS_ORG.")
        }
        guard let app = app ?? environment["PAAS_APP"] else {
            throw CommandFailure(.usage, "No app: give --app, or set PAAS_APP.")
        }
        return AppScope(org: org, app: app, flags: flags)
    }

    /// What has to be repeated in a next command.
    private var flags: String {
        [org.map { " --org \($0)" }, app.map { " --app \($0)" }].compactMap { $0 }.joined()
    }
}

/// An app of an organisation.
struct AppScope: Equatable, Sendable {
    var org: String
    var app: String
    /// The options that named them, with a space before each.
    var flags = ""
}
