import Model

@testable import Store

/// The history, as the feed reads it.
extension StoreModel: HistorySource {
    /// Whom tokens speak for now: a watcher for itself, unless its token was taken away.
    func principals(tokenIDs: [String]) -> [String: Principal] {
        let revoked = has(.revocationsAreIgnored) ? [:] : with { $0.revoked }
        let valid = tokenIDs.filter { revoked[$0] == nil }
        return Dictionary(uniqueKeysWithValues: Set(valid).map { ($0, Self.principal($0)) })
    }

    static func principal(_ name: String) -> Principal {
        Principal(tokenID: name, name: name, kind: .service(org: nil, scopes: []))
    }

    func snapshot(_ filter: WatchFilter) -> HistorySnapshot {
        let now = clock.now()
        return with { state in
            let databases = state.rows.values.map(\.shown).filter { $0.state != .purged && filter.includes($0) }
            let isTorn = has(.snapshotsAreTorn) && now.components.attoseconds % 3 == 0
            // Torn: the newest change of one is not in it although its revision is.
            let read = isTorn ? databases.map { state.before($0) } : databases
            return HistorySnapshot(
                epoch: state.epoch, revision: state.revision,
                databases: read.sorted { ($0.org.rawValue, $0.id.rawValue) < ($1.org.rawValue, $1.id.rawValue) })
        }
    }

    func history(after revision: Int64, filter: WatchFilter, limit: Int) -> HistoryPage {
        let now = clock.now()
        return with { state in
            let after = has(.pagesRepeat) && revision > 0 ? revision - 1 : revision
            let first = Int(max(after, state.compacted, 0))
            var found: [Transition] = []
            if first < state.events.count, limit > 0 {
                for event in state.events[first...] where filter.includes(event.database) {
                    if let until = state.invisible[event.database.revision], until > now { continue }
                    found.append(event)
                    if found.count == limit { break }
                }
            }
            let isFull = found.count >= limit && !has(.pagesAreCut)
            if has(.pagesLoseEvents), found.count > 2 { found.remove(at: 1) }
            let compacted = has(.compactionIsSilent) ? 0 : state.compacted
            return HistoryPage(
                epoch: state.epoch, revision: state.revision, compacted: compacted, transitions: found, isFull: isFull)
        }
    }

    /// Removes the events that exceed the count.
    @discardableResult
    func compactHistory(keeping retention: HistoryRetention) -> Int {
        with { state in
            let bound = max(state.compacted, state.revision - max(retention.count, 0))
            defer { state.compacted = bound }
            return Int(bound - state.compacted)
        }
    }

    /// The model has no deployments.
    @discardableResult
    func forgetDeployments(olderThan age: Duration) -> Int { 0 }

    @discardableResult
    func forgetLogins() -> Int { 0 }

    @discardableResult
    func forgetKeys() -> Int {
        let now = now
        return with { state in
            let dead = state.keys.filter { !isAlive($0.value, now) }
            for key in dead.keys { state.keys[key] = nil }
            return dead.count
        }
    }

    /// The history is another one from here on.
    func changeEpoch() {
        with { state in
            let count = state.epoch.split(separator: " ").last.flatMap { Int($0) } ?? 0
            state.epoch = "epoch \(count + 1)"
        }
    }

    /// Writes the event of a row as it stands.
    func note(_ state: inout State, _ id: DatabaseID, from: DatabaseState, actor: String, key: ModelKey.Identity? = nil)
    {
        guard var row = state.rows[id] else { return }
        state.revision += 1
        row.database.revision = state.revision
        row.database.sequence += 1
        state.rows[id] = row
        let database = row.shown
        let event = Transition(
            database: database, from: from, to: database.state, reason: database.reason, at: now, actor: actor)
        state.events.append(event)
        state.keyedEvents[state.revision] = key
        if has(.revisionsComeBeforeCommits), state.revision % 5 == 0 {
            state.invisible[state.revision] = clock.now() + .milliseconds(40)
        }
        notices.eventIsWritten(event)
    }
}

extension StoreModel.State {
    /// A database as it was before its newest event, if it has more than one.
    fileprivate func before(_ database: Database) -> Database {
        let own = events.filter { $0.database.id == database.id }
        return own.count > 1 ? own[own.count - 2].database : database
    }
}
