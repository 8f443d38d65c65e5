import DockerAPI

/// One run of `psql` in a container. Its arguments and variables hold no secret; what does goes through its input.
struct Psql: Equatable, Sendable {
    let host: String
    let port: Int
    let user: String
    let database: String
    /// Asks for a password, which is the first line of the input; never otherwise.
    var asksForPassword = false
    let options: String

    /// What came of it.
    enum Outcome: Equatable, Sendable {
        case done([String])
        /// Nobody listens, or the server is on its way up or down.
        case notReady
        case wrongPassword
        /// The server refused the connection; its words.
        case refused(String)
        /// The server refused a statement, or `psql` can't be run; words.
        case failed(String)
    }

    /// Found in every image of PostgreSQL. `-X`: nobody's settings; `terse`: no statement in an error.
    var command: [String] {
        [
            "psql", "-X", "-q", "-A", "-t", asksForPassword ? "-W" : "-w", "-v", "VERBOSITY=terse", "-h", host, "-p",
            String(port), "-U", user, "-d", database,
        ] + (asksForPassword ? [] : ["-v", "ON_ERROR_STOP=1"])
    }

    var environment: DockerEnvironment {
        [
            "PGOPTIONS=\(options)", "PGCONNECT_TIMEOUT=5", "PGSSLMODE=disable", "PGGSSENCMODE=disable",
            "PGPASSFILE=/dev/null", "PGCLIENTENCODING=UTF8", "PGAPPNAME=paas", "LC_ALL=C",
            // Unknown to libpq before 16. Else a server could ask for the password in the clear.
            "PGREQUIREAUTH=\(asksForPassword ? "scram-sha-256" : "none")",
        ]
    }

    /// What a result means.
    static func outcome(_ result: DockerExecResult) -> Outcome {
        let words = String(decoding: result.error, as: UTF8.self)
        switch result.exitCode {
        case 0: return .done(ServerLog.tail(of: String(decoding: result.output, as: UTF8.self), lines: 100))
        case 2:
            if notReady.contains(where: words.contains) { return .notReady }
            return words.contains("password authentication failed") ? .wrongPassword : .refused(lastLine(words))
        default: return .failed(lastLine(words))
        }
    }

    private static let notReady = [
        "Connection refused", "is starting up", "is shutting down", "not yet accepting connections",
        "in recovery mode", "closed the connection unexpectedly", "timeout expired", "No route to host",
        "Host is unreachable",
    ]

    private static func lastLine(_ words: String) -> String {
        ServerLog.tail(of: words, lines: 20).last { !$0.isEmpty } ?? "it said nothing"
    }
}
