import Model

/// The bytes that a mark or a link is made over: every field with its length before it, so that no two lines give the
/// same bytes.
struct AuditContent {
    private(set) var bytes: [UInt8] = []

    /// What is known of a line before it is written.
    init(of entry: AuditEntry) {
        add("paas.v1 audit line")
        add(entry.org?.rawValue)
        add(entry.actor)
        add(entry.tokenID)
        add(entry.action)
        add(entry.app?.rawValue)
        // The statement of a create chooses between a new database and one of the warm pool.
        add(entry.action == "databases.create" ? nil : entry.database?.rawValue)
        add(entry.outcome.rawValue)
        add(entry.reason)
        add(entry.requestID)
        add(entry.peer)
        add(entry.origin)
        add(Int64(entry.suppressed))
    }

    /// All that a line holds, and its place in its chain.
    init(of record: AuditRecord, scope: Int64, seq: Int64) {
        self.init(of: record.entry)
        add("paas.v1 audit link")
        add(scope)
        add(seq)
        add(record.id)
        add(record.at.microseconds)
        add(record.entry.database?.rawValue)
    }

    private mutating func add(_ text: String?) {
        guard let text else { return bytes.append(0) }
        bytes.append(1)
        add(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
