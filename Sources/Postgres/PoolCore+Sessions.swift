extension PoolCore {
    /// Sends a segment on a session's connection and waits for its results.
    func run(_ statements: [Statement], in session: PoolSession) async throws -> [ResultSet] {
        try await Completion<[ResultSet]>.wait { completion in
            send(statements, in: session) { completion.end($0.mapError { $0 }) }
        }
    }

    /// The same for a script.
    func runScript(_ sql: String, in session: PoolSession) async throws -> [ResultSet] {
        try await Completion<[ResultSet]>.wait { completion in
            sendScript(sql, in: session) { completion.end($0.mapError { $0 }) }
        }
    }

    /// Rolls back what a session has open, and gives its connection back. Waits for the rollback, so that its locks
    /// are gone, unless the task is cancelled; then the rollback goes on by itself.
    func abandon(_ session: PoolSession, isOpen: Bool) async {
        guard isOpen else { return release(session) }
        var isSent = false
        do {
            _ = try await Completion<[ResultSet]>.wait { completion in
                isSent = true
                rollBack(session) { completion.end($0.mapError { $0 }) }
            }
        } catch {
            // A connection that could not roll back is closed when it is released, which rolls back too.
            if !isSent { rollBack(session) { _ in } }
        }
    }

    private func rollBack(_ session: PoolSession, completion: @escaping Connection.Completion) {
        send(["rollback"], in: session) { [weak self] result in
            self?.assumeIsolated { $0.release(session) }
            completion(result)
        }
    }
}
