/// The prepared statements of one connection, by their SQL; the one that was used the longest time ago makes room.
struct StatementCache {
    enum Plan: Equatable {
        /// It is there under this name.
        case use(name: String)
        /// Make it under this name first, and drop another.
        case prepare(name: String, evicting: String?)
        /// Send it without preparing it.
        case oneTime
    }

    private enum Entry {
        case pending(name: String)
        case ready(name: String, lastUse: UInt64)
    }

    private let capacity: Int
    private var entries: [String: Entry] = [:]
    private var clock: UInt64 = 0
    private var names: UInt64 = 0

    init(capacity: Int) { self.capacity = capacity }

    mutating func plan(for sql: String) -> Plan {
        clock += 1
        switch entries[sql] {
        case .ready(let name, _):
            entries[sql] = .ready(name: name, lastUse: clock)
            return .use(name: name)
        case .pending:
            // Whether the server will take it isn't known yet, and a failure must stay the first caller's own.
            return .oneTime
        case nil: return planNew(sql)
        }
    }

    private mutating func planNew(_ sql: String) -> Plan {
        var evicted: String?
        if entries.count >= capacity {
            var oldest: (sql: String, name: String, lastUse: UInt64)?
            for (sql, entry) in entries {
                guard case .ready(let name, let lastUse) = entry else { continue }
                if lastUse < oldest?.lastUse ?? .max { oldest = (sql, name, lastUse) }
            }
            guard let oldest else { return .oneTime }
            entries[oldest.sql] = nil
            evicted = oldest.name
        }
        names += 1
        let name = "s\(names)"
        entries[sql] = .pending(name: name)
        return .prepare(name: name, evicting: evicted)
    }

    mutating func prepared(_ sql: String) {
        if case .pending(let name) = entries[sql] { entries[sql] = .ready(name: name, lastUse: clock) }
    }

    /// The statement isn't there, or its plan is out of date; the name that is free now.
    @discardableResult
    mutating func forget(_ sql: String) -> String? {
        switch entries.removeValue(forKey: sql) {
        case .pending(let name), .ready(let name, _): name
        case nil: nil
        }
    }
}
