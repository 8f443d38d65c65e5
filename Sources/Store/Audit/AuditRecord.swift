import Model
import Postgres
import Sealing

/// A line of the audit log as it stands in the control plane.
public struct AuditRecord: Equatable, Sendable {
    /// Identifies the line in the installation.
    public var id: Int64
    /// When it was written, by PostgreSQL's clock.
    public var at: Timestamp
    /// What it says.
    public var entry: AuditEntry
    /// Its place in its organisation's chain, from 1; `nil` = it is not sealed yet.
    public var seq: Int64?
    /// Its link's hash; `nil` = it is not sealed yet.
    public var hash: [UInt8]?
    /// What proves that a program with the key has written it; lines of the former schema have none.
    var mark: [UInt8]?

    /// The hash in hexadecimal digits; empty while there is none.
    public var hashText: String { hash?.hexadecimal ?? "" }

    static let columns = "id, microseconds(at) as at, seq, hash, \(AuditColumns.own)"

    init(row: PostgresRow) throws {
        id = try row.int64("id")
        at = try row.timestamp("at")
        entry = try AuditEntry(row: row)
        seq = try row.int64OrNull("seq")
        hash = try row.bytesOrNull("hash")
        mark = try row.bytesOrNull("mark")
    }

    init(id: Int64, at: Timestamp, entry: AuditEntry, seq: Int64? = nil, hash: [UInt8]? = nil, mark: [UInt8]? = nil) {
        self.id = id
        self.at = at
        self.entry = entry
        self.seq = seq
        self.hash = hash
        self.mark = mark
    }

    /// Whether a program with the key has written it.
    func isGenuine(by key: ChainKey) -> Bool {
        mark.map { key.isMark($0, of: AuditContent(of: entry).bytes) } ?? false
    }

    /// The hash that its link has at a place of a chain.
    func link(by key: ChainKey, scope: Int64, seq: Int64, after previous: [UInt8]) -> [UInt8] {
        key.link(AuditContent(of: self, scope: scope, seq: seq).bytes, after: previous)
    }
}
