import Synchronization

/// How far a transaction is: which statements have to travel beside the caller's.
final class TransactionProgress: Sendable {
    private enum Phase {
        case new
        case open
        /// The last statement and the commit were sent, and no success has come back.
        case committing
        case over
    }

    private let mode: TransactionMode
    private let phase = Mutex(Phase.new)

    init(_ mode: TransactionMode) { self.mode = mode }

    /// A statement, behind the transaction's begin if it is the first: should the begin fail the server skips it.
    func segment(for statement: Statement) throws(PostgresFault) -> [Statement] {
        try (beginning().map { [$0] } ?? []) + [statement]
    }

    /// The same with the commit at the end, which the server skips if the statement fails.
    func lastSegment(for statement: Statement) throws(PostgresFault) -> [Statement] {
        let segment = try segment(for: statement) + ["commit"]
        phase.withLock { $0 = .committing }
        return segment
    }

    /// What has to be sent before anything else; `nil` when the transaction is open.
    func beginning() throws(PostgresFault) -> Statement? {
        let before = phase.withLock { phase in
            let before = phase
            if phase == .new { phase = .open }
            return before
        }
        switch before {
        case .new: return mode.begin
        case .open: return nil
        case .committing, .over: throw PostgresFault(.usage, "the transaction is over")
        }
    }

    /// What ends an open transaction; `nil` when there is nothing to commit.
    ///
    /// - Throws: a fault when the last statement had failed, although the closure has overlooked it.
    func commitSegment() throws(PostgresFault) -> [Statement]? {
        switch phase.withLock({ $0 }) {
        case .new, .over: return nil
        case .open:
            phase.withLock { $0 = .committing }
            return ["commit"]
        case .committing: throw Self.rolledBack
        }
    }

    /// Whether the server may still have the transaction open.
    func abandon() -> Bool {
        phase.withLock { phase in
            defer { phase = .over }
            return phase != .new
        }
    }

    /// A commit after a failed statement is a rollback, and the server calls it a success.
    func checkCommit(_ result: ResultSet?) throws(PostgresFault) {
        guard result?.commandTag == "COMMIT" else { throw Self.rolledBack }
        phase.withLock { $0 = .over }
    }

    private static var rolledBack: PostgresFault {
        PostgresFault(
            .server, "rolled back, because a statement of the transaction had failed", sqlState: "25P02",
            severity: "ERROR")
    }
}
