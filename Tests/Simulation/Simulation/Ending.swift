import Engines
import Model

/// What must hold once nothing stands in the way any more.
struct Ending: Sendable {
    let scenario: Scenario

    private var rows: [ModelRow] {
        scenario.model.with { $0.rows.values.sorted { $0.database.id.rawValue < $1.database.id.rawValue } }
    }

    /// Everybody has an answer, every database stands where it is wanted, every watcher knows.
    var isReached: Bool { unrest.isEmpty }

    /// What is not at rest yet.
    var unrest: String {
        var parts: [String] = []
        for user in scenario.users where !user.isDone { parts.append("\(user.name) waits") }
        for row in rows where !isSettled(row) {
            let database = row.database
            parts.append(
                "\(database.id) is \(database.state) (\(database.reason)), wanted \(database.desired)"
                    + (row.nextWake == nil ? ", and nobody will look at it" : ""))
        }
        if parts.isEmpty {
            for watcher in scenario.watchers where !watcher.ledger.isComplete {
                let revision = watcher.ledger.position?.revision ?? 0
                parts.append("\(watcher.name) is at \(revision) of \(scenario.model.with { $0.revision })")
            }
        }
        return parts.joined(separator: "; ")
    }

    /// What is against the rules then.
    var problems: [String] { rows.flatMap(problems) + orphans + history + keys + addresses }

    private func isSettled(_ row: ModelRow) -> Bool {
        let database = row.database
        if row.holder != nil, database.state.isWorking { return false }
        switch database.desired {
        case .present:
            if database.state == .ready { return row.rotation == nil && isRunning(row) && isReachable(row) }
            return database.state == .failed && mayHaveFailed(row)
        case .deleted: return database.state == .deleted && !isRunning(row)
        case .purged: return database.state == .purged
        }
    }

    private func isRunning(_ row: ModelRow) -> Bool {
        if case .running = place(row).instance { return true }
        return false
    }

    /// It is where its connection string says; an engine may have given it another address just now.
    private func isReachable(_ row: ModelRow) -> Bool {
        if case .running(let address?, _) = place(row).instance { return address == row.database.endpoint?.host }
        return true
    }

    private func place(_ row: ModelRow) -> World.Place { world(row)[row.database.id] }

    private func world(_ row: ModelRow) -> World { scenario.world(of: row.host ?? scenario.hosts[0]) }

    /// It lost its data by no fault of ours, or it never came to hold any.
    private func mayHaveFailed(_ row: ModelRow) -> Bool {
        !row.everReady || world(row).with { $0.lostVolumes.contains(row.database.id) }
    }

    private func problems(_ row: ModelRow) -> [String] {
        let (database, place) = (row.database, place(row))
        let isLost = world(row).with { $0.lostVolumes.contains(database.id) }
        var problems: [String] = []
        if row.everReady, database.desired != .purged, database.state != .purged, !isLost {
            if case .present(_, let identity?) = place.volume {
                if identity != row.systemIdentifier { problems.append("G: \(database.id) has another cluster") }
            } else {
                problems.append("G: the data of \(database.id) is gone, and nobody asked for that")
            }
        }
        if database.state == .ready, !isLost {
            if place.password != row.credential.map(OpenSealer.text) {
                problems.append("B: the password of \(database.id) does not log in")
            }
        }
        return problems
    }

    /// Nothing is there that has no row.
    private var orphans: [String] {
        scenario.hosts.flatMap { host in
            scenario.world(of: host).with { world in
                world.places.filter { $0.value.volume != .missing || $0.value.instance != .absent }.keys.filter { id in
                    guard let row = scenario.model.with({ $0.rows[id] }) else { return true }
                    return row.database.state == .purged || row.host != host
                }.map { "A: \($0) at \(host) is nobody's" }
            }
        }
    }

    /// The events of a database are numbered without a gap, and the last one is what its row says.
    private var history: [String] {
        let events = scenario.model.with { $0.events }
        var problems: [String] = []
        if events.map(\.database.revision) != (0..<events.count).map({ Int64($0 + 1) }) {
            problems.append("E: the revisions have gaps")
        }
        for row in rows {
            let own = events.filter { $0.database.id == row.database.id }
            if own.map(\.database.sequence) != (0..<own.count).map({ Int64($0 + 1) }) {
                problems.append("E: the sequence of \(row.database.id) has gaps")
            }
            if let last = own.last, last.to != row.database.state || last.reason != row.database.reason {
                problems.append("E: the last event of \(row.database.id) is not its state")
            }
        }
        return problems
    }

    private var keys: [String] {
        let keyed = scenario.model.with { $0.keyedEvents.values.map { "\($0.principal) \($0.text)" } }
        return Dictionary(grouping: keyed, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
            .map { "D: the key of \($0) had more than one effect" }
    }

    private var addresses: [String] {
        let taken = rows.filter { $0.database.state != .purged }.compactMap { row in
            row.database.endpoint.map { "\(row.host ?? "") \($0.host)" }
        }
        return Dictionary(grouping: taken, by: \.self).filter { $0.value.count > 1 }.keys.sorted()
            .map { "A: the address \($0) belongs to several databases" }
    }
}
