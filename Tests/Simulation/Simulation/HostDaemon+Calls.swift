import Model
import Store

/// What a daemon does for callers.
extension HostDaemon {
    /// Carries a request out, or answers as its first time.
    func once(
        _ key: IdempotencyKey, _ effect: @escaping @Sendable () throws -> Database
    ) async throws -> Database {
        if let first = try await answer(to: key) { return first }
        do {
            return try await line.call(from: process, effect)
        } catch let fault as Fault {
            if let first = try await answer(to: key) { return first }
            throw fault
        }
    }

    private func answer(to key: IdempotencyKey) async throws -> Database? {
        guard let first = try await line.call(from: process, { self.model.answer(to: key) }) else { return nil }
        guard first.digest == key.digest, let database = first.database else {
            throw StoreModel.fault(.invalidArgument, "IdempotencyKeyReused")
        }
        return database
    }

    /// Gives out a password, once that is written down.
    func reveal(_ id: DatabaseID, as name: String) async throws {
        let isKnown = try await line.call(from: process) { self.model.with { $0.rows[id]?.credential != nil } }
        guard isKnown else { throw StoreModel.fault(.failedPrecondition, "NotReady") }
        if model.has(.answersComeBeforeTheAudit) { return }
        try await line.call(from: process) {
            self.model.with { state in
                state.audits.append(
                    AuditEntry(org: nil, actor: name, action: "reveal", database: id, outcome: .allowed))
            }
        }
    }
}
