import Model
import Postgres
import Sealing

/// A line of the audit log with the mark that proves where it comes from: what a statement writes.
struct MarkedEntry: Equatable, Sendable {
    let entry: AuditEntry
    /// `nil` before the chains have begun.
    let mark: [UInt8]?

    /// The values of `AuditColumns.own`.
    var columns: Fragment { columns(database: "\(entry.database?.rawValue)::text") }

    /// The same, about a database that the statement itself chooses.
    func columns(database: Fragment) -> Fragment {
        """
        \(entry.org?.rawValue)::text, \(entry.actor)::text, \(entry.tokenID)::text, \(entry.action)::text, \
        \(entry.app?.rawValue)::text, \(database), \(entry.outcome.rawValue)::text, \(entry.reason)::text, \
        \(entry.requestID)::text, \(entry.peer)::text, \(entry.origin)::text, \(entry.suppressed)::bigint, \
        \(mark)::bytea
        """
    }
}

extension MarkedEntry {
    init(_ entry: AuditEntry, by key: ChainKey) {
        self.init(entry: entry, mark: key.mark(AuditContent(of: entry).bytes))
    }
}

extension Store {
    /// Marks a line that is about to be written, and has it sealed soon after.
    ///
    /// - Throws: `Fault` (`Sealed`) while the chains are closed.
    func marked(_ entry: AuditEntry) throws(Fault) -> MarkedEntry { try chain.mark(entry) }
}
