import Postgres

/// Asks a server how it is, in a session of the platform's own.
struct PlatformLook {
    private let request: LookRequest
    private let deadline: Deadline

    init(_ request: LookRequest) {
        self.request = request
        deadline = Deadline(milliseconds: request.limitMilliseconds)
    }

    func run() throws(ProbeFault) -> LookReply {
        try ServerProbe(
            AwaitRequest(host: request.host, port: request.port, limitMilliseconds: deadline.milliseconds)
        ).run()
        return try ask(try session())
    }

    /// The platform's role, or the administrator: where servers have no such role, where it is not made yet, and where the
    /// server runs since before it kept connections for it.
    private func session() throws(ProbeFault) -> BlockingConnection {
        if let role = request.role {
            do throws(ProbeFault) {
                return try connect(as: role)
            } catch {
                let isMissing = error.reason == .authenticationFailed
                guard isMissing || error.reason == .rejected else { throw error }
                let connection = try connect(as: request.administrator)
                if isMissing { try makeRole(connection) }
                return connection
            }
        }
        return try connect(as: request.administrator)
    }

    private func connect(as user: String) throws(ProbeFault) -> BlockingConnection {
        try LocalSession(socketDirectory: request.socketDirectory, port: request.localPort, user: user)
            .connect(database: request.database, until: deadline)
    }

    private func makeRole(_ connection: BlockingConnection) throws(ProbeFault) {
        do throws(PostgresFault) {
            try connection.executeScript(request.setup)
        } catch {
            throw Patience.classify(error)
        }
    }

    private func ask(_ connection: BlockingConnection) throws(ProbeFault) -> LookReply {
        do throws(PostgresFault) {
            guard let row = try connection.executeScript(request.question).first else {
                throw PostgresFault(.protocol, "the server answered nothing")
            }
            let identifier = try row.textOrNull("system_identifier")
            return LookReply(
                systemIdentifier: identifier.flatMap { Self.isIdentifier($0) ? $0 : nil },
                verifier: try row.textOrNull("verifier"), mayLogIn: try row.bool("may_log_in"))
        } catch {
            throw Patience.classify(error)
        }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        (1...20).contains(text.utf8.count) && text.allSatisfy(\.isNumber)
    }
}
