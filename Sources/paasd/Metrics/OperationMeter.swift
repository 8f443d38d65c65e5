import Model

/// Finds out of a database's history which operations on it have ended, how, and how long they took. Time is what the
/// history says.
struct OperationMeter {
    /// An operation that has ended.
    struct Ended: Equatable {
        /// `create`, `delete`, `undelete`, `purge` or `heal`.
        var type: String
        /// `ok`, `failed`, or `superseded` by another operation.
        var outcome: String
        var duration: Duration
    }

    /// Databases that something is being done to, and since when.
    private var running: [DatabaseID: (state: DatabaseState, since: Timestamp)] = [:]

    /// Takes an event of a watch of everything.
    mutating func received(_ event: WatchEvent.Kind) -> Ended? {
        switch event {
        case .snapshot(let database):
            return saw(database.id, database.state, since: database.since, at: database.since)
        case .transition(let transition):
            return saw(transition.database.id, transition.to, since: transition.database.since, at: transition.at)
        case .reset:
            running = [:]
            return nil
        case .synced, .bookmark: return nil
        }
    }

    /// A database stands in a state at a time.
    mutating func saw(
        _ id: DatabaseID, _ state: DatabaseState, since: Timestamp, at time: Timestamp
    ) -> Ended? {
        let before = running[id]
        guard before?.state != state else { return nil }
        running[id] = Self.type(of: state) == nil ? nil : (state, since)
        guard let before, let type = Self.type(of: before.state) else { return nil }
        let outcome =
            switch state {
            case .failed: "failed"
            case .ready, .deleted, .purged: "ok"
            case .provisioning, .degraded, .deleting, .undeleting, .purging: "superseded"
            }
        return Ended(type: type, outcome: outcome, duration: max(time.since(before.since), .zero))
    }

    /// What is being done in a state; `nil` = nothing.
    private static func type(of state: DatabaseState) -> String? {
        switch state {
        case .provisioning: "create"
        case .degraded: "heal"
        case .deleting: "delete"
        case .undeleting: "undelete"
        case .purging: "purge"
        case .ready, .failed, .deleted, .purged: nil
        }
    }
}
