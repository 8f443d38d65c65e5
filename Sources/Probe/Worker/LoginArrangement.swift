import Postgres

/// Makes and ends temporary logins, as the instance's administrator.
struct LoginArrangement {
    private let request: ArrangeRequest
    private let deadline: Deadline

    init(_ request: ArrangeRequest) {
        self.request = request
        deadline = Deadline(milliseconds: request.limitMilliseconds)
    }

    func run() throws(ProbeFault) {
        let session = try LocalSession(
            socketDirectory: request.socketDirectory, port: request.port, user: request.user)
        let isLeft = try run(request.statements, in: try session.connect(database: "template1", until: deadline))
        // The app's database is a tenant's, and is entered only where something there belongs to a login that is over.
        guard isLeft else { return }
        let connection = try session.connect(
            database: AppCredentials.database, further: request.clearingOptions, until: deadline)
        _ = try run(request.clearing, in: connection)
    }

    /// Whether the last query gave rows.
    private func run(_ queries: [String], in connection: BlockingConnection) throws(ProbeFault) -> Bool {
        do throws(PostgresFault) {
            var isLast = false
            for query in queries { isLast = try !connection.executeScript(query).isEmpty }
            return isLast
        } catch {
            throw Patience.classify(error)
        }
    }
}
