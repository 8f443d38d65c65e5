import Postgres

/// Sessions of the instance's administrator over the local socket; they log no statements.
struct LocalSession {
    let socketDirectory: String
    let port: Int
    let user: String

    /// Throws `invalidRequest` unless the directory is an absolute path.
    init(socketDirectory: String, port: Int, user: String) throws(ProbeFault) {
        guard socketDirectory.hasPrefix("/") else {
            throw ProbeFault(.invalidRequest, "the socket's directory isn't an absolute path")
        }
        self.socketDirectory = socketDirectory
        self.port = port
        self.user = user
    }

    /// Waits for a server that is starting.
    ///
    /// - Parameter further: libpq's `options` beside those that every session has.
    func connect(
        database: String, further: String = "", until deadline: Deadline
    ) throws(ProbeFault) -> BlockingConnection {
        let parameters = [
            ("host", socketDirectory), ("port", String(port)), ("user", user), ("dbname", database),
            ("passfile", "/dev/null"), ("sslmode", "disable"), ("gssencmode", "disable"),
            ("client_encoding", "UTF8"), ("application_name", "paas-probe"), ("options", "\(Self.options) \(further)"),
        ]
        return try Patience.connect(parameters, until: deadline)
    }

    /// The verifier of a password of the app's role, for a literal.
    ///
    /// It can't be bound: nothing but what a literal holds unchanged may be in it.
    static func verifier(
        of password: String, on connection: BlockingConnection
    ) throws(PostgresFault) -> String {
        let verifier = try connection.scramVerifier(of: password, user: AppCredentials.user)
        let isPlain = verifier.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="),
                UInt8(ascii: "$"), UInt8(ascii: ":"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isPlain, verifier.hasPrefix("SCRAM-SHA-256$") else {
            throw PostgresFault(.protocol, "libpq's verifier isn't a SCRAM verifier")
        }
        return verifier
    }

    private static let options = [
        "search_path=pg_catalog", "log_statement=none", "log_duration=off", "log_min_duration_statement=-1",
        "log_min_duration_sample=-1", "log_transaction_sample_rate=0", "log_min_error_statement=panic",
        "track_activities=off", "lock_timeout=10s", "password_encryption=scram-sha-256", "synchronous_commit=off",
    ].map { "-c \($0)" }.joined(separator: " ")
}
