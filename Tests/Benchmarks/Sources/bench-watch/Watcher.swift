/// One watch, and what it was promised.
struct Watcher {
    /// What it watches: a database's number, or all of the organisation.
    let database: Int?
    private(set) var isSynced = false
    private(set) var transitions = 0
    private var last: UInt64 = 0
    /// The last sequence of each database that it watches; 0 = none seen yet.
    private var sequences: [UInt64]

    init(database: Int?, of count: Int) {
        self.database = database
        sequences = [UInt64](repeating: 0, count: database == nil ? count : 1)
    }

    /// Takes an event.
    ///
    /// - Returns: what is wrong with it; `nil` = nothing.
    mutating func take(_ message: WatchMessage, number: Int) -> String? {
        defer { last = message.revision }
        guard message.previous == last else {
            return "revision \(message.revision) follows \(message.previous), not \(last)"
        }
        switch message.kind {
        case WatchMessage.Kind.snapshot: return isSynced ? "a snapshot after it was complete" : nil
        case WatchMessage.Kind.synced: isSynced = true
        case WatchMessage.Kind.bookmark: return message.revision < last ? "a bookmark goes back" : nil
        case WatchMessage.Kind.transition:
            transitions += 1
            guard message.revision > last else { return "revision \(message.revision) after \(last)" }
            let place = database == nil ? number : 0
            defer { sequences[place] = message.sequence }
            guard sequences[place] == 0 || message.sequence == sequences[place] + 1 else {
                return "sequence \(message.sequence) after \(sequences[place])"
            }
        default: return "an event of kind \(message.kind)"
        }
        return nil
    }
}
