/// A transaction under way. Usable until the closure that got it returns.
public final class PostgresTransaction: Sendable {
    private let core: PoolCore
    private let session: PoolSession
    private let progress: TransactionProgress

    init(core: PoolCore, session: PoolSession, mode: TransactionMode) {
        self.core = core
        self.session = session
        progress = TransactionProgress(mode)
    }

    /// Runs one statement.
    ///
    /// - Throws: `PostgresFault`; after one of kind `server` the transaction can only be rolled back. `CancellationError`
    ///   when the task is cancelled.
    @discardableResult
    nonisolated(nonsending) public func execute(_ statement: Statement) async throws -> [PostgresRow] {
        let results = try await core.run(progress.segment(for: statement), in: session)
        return results.last?.rows ?? []
    }

    /// Runs the last statement and commits, both in one round trip: what the statement locks is locked no longer than
    /// that. Nothing can be executed afterwards.
    ///
    /// - Throws: as `execute(_:)`; nothing is committed then unless the fault is of kind `connection` or the task was
    ///   cancelled, when it isn't known.
    @discardableResult
    nonisolated(nonsending) public func executeLast(_ statement: Statement) async throws -> [PostgresRow] {
        let results = try await core.run(progress.lastSegment(for: statement), in: session)
        try progress.checkCommit(results.last)
        return results.dropLast().last?.rows ?? []
    }

    /// Runs several statements at once, without bound values. The script must not end the transaction.
    ///
    /// - Throws: as `execute(_:)`.
    nonisolated(nonsending) public func executeScript(_ sql: String) async throws {
        if let begin = try progress.beginning() { _ = try await core.run([begin], in: session) }
        _ = try await core.runScript(sql, in: session)
    }

    /// Commits, unless that is done, and gives the connection back.
    nonisolated(nonsending) func finish() async throws {
        if let segment = try progress.commitSegment() {
            try progress.checkCommit(await core.run(segment, in: session).last)
        }
        await core.release(session)
    }

    /// Rolls back what isn't committed and gives the connection back.
    nonisolated(nonsending) func abandon() async {
        await core.abandon(session, isOpen: progress.abandon())
    }
}
