import Postgres

/// Logs in as an app would: over TCP, with a password, and runs a statement.
struct LoginProbe {
    private let request: LoginRequest
    private let deadline: Deadline

    init(_ request: LoginRequest) {
        self.request = request
        deadline = Deadline(milliseconds: request.limitMilliseconds)
    }

    func run() throws(ProbeFault) -> ProbeReply {
        guard Self.isNumericAddress(request.host) else { throw Self.invalidHost }
        let connection = try Patience.connect(parameters, until: deadline)
        guard connection.usedPassword else {
            throw ProbeFault(.authenticationFailed, "the server lets everybody in without a password")
        }
        do throws(PostgresFault) {
            return ProbeReply(
                serverVersion: connection.serverVersion, systemIdentifier: try systemIdentifier(connection))
        } catch {
            throw Patience.classify(error)
        }
    }

    static func isNumericAddress(_ host: String) -> Bool {
        !host.isEmpty && host.allSatisfy { $0.isHexDigit || $0 == "." || $0 == ":" }
    }

    static var invalidHost: ProbeFault { ProbeFault(.invalidRequest, "the host isn't a numeric address") }

    /// Every value that libpq would otherwise look for elsewhere is given.
    private var parameters: [(keyword: String, value: String)] {
        var parameters = [
            ("hostaddr", request.host), ("port", String(request.port)), ("user", request.user),
            ("password", request.password), ("dbname", request.database), ("passfile", "/dev/null"),
            ("sslmode", "disable"), ("gssencmode", "disable"), ("client_encoding", "UTF8"),
            ("application_name", "paas-probe"), ("options", "-c search_path=pg_catalog -c statement_timeout=10s"),
        ]
        // A server may ask for the password in the clear, and libpq before 16 can't be told to refuse: it knows only
        // channel binding, which needs TLS. What such a server learns is the password that its own users have set.
        if BlockingConnection.knowsParameter("require_auth") { parameters.append(("require_auth", "scram-sha-256")) }
        return parameters
    }

    private func systemIdentifier(_ connection: BlockingConnection) throws(PostgresFault) -> String? {
        do throws(PostgresFault) {
            let rows = try connection.execute(
                "select system_identifier::pg_catalog.text as id from pg_catalog.pg_control_system()")
            let digits = try rows.first?.text("id") ?? ""
            return (1...20).contains(digits.utf8.count) && digits.allSatisfy(\.isNumber) ? digits : nil
        } catch {
            guard error.sqlState == "42501" else { throw error }
            try connection.execute("select 1")
            return nil
        }
    }
}
