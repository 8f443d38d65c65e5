import Lifecycle
import Model
import Store

/// What the provisioner asks for.
extension StoreModel {
    /// - Parameter host: whose rows; `nil` = all.
    func claim(limit: Int, lease: Duration, holder: String, host: String? = nil) -> [Record] {
        let now = now
        return with { state in
            let due = state.rows.values.filter { row in
                guard row.nextWake.map({ $0 <= now }) == true else { return false }
                if let host, row.host != host, !has(.claimsForeignHosts) { return false }
                return has(.claimsIgnoreLeases) || row.leaseEnd.map { $0 > now } != true
            }
            let chosen = due.sorted {
                ($0.nextWake ?? now, $0.database.id.rawValue) < ($1.nextWake ?? now, $1.database.id.rawValue)
            }
            return chosen.prefix(limit).map { row in
                var row = row
                row.fence += 1
                row.holder = holder
                row.leaseEnd = now.advanced(by: lease)
                state.rows[row.database.id] = row
                return row.record(now: now)
            }
        }
    }

    func renew(_ id: DatabaseID, fence: Int64, lease: Duration) throws {
        let now = now
        try with { state in
            guard var row = state.rows[id], row.fence == fence, row.leaseEnd != nil else { throw LeaseLost(id: id) }
            row.leaseEnd = now.advanced(by: lease)
            state.rows[id] = row
        }
    }

    func apply(_ change: Change, to id: DatabaseID, fence: Int64, generation: Int64) throws -> Record {
        let now = now
        return try with { state in
            guard var row = state.rows[id], row.fence == fence || has(.writesAreNotFenced) else {
                throw LeaseLost(id: id)
            }
            guard row.database.generation == generation || has(.writesIgnoreGenerations) else {
                row.endLease()
                row.nextWake = min(row.nextWake ?? now, now)
                state.rows[id] = row
                notices.workIsDue()
                throw Superseded(id: id)
            }
            let before = row
            row.take(tampered(change), now: now)
            check(&state, row, before: before, change, fence: fence, generation: generation)
            state.rows[id] = row
            if writesEvent(change, from: before.database.state) {
                note(&state, id, from: before.database.state, actor: change.actor)
            }
            if change.nextWake == .now, change.releaseLease { notices.workIsDue() }
            return (state.rows[id] ?? row).record(now: now)
        }
    }

    func reserveAddress(_ candidates: [String], for id: DatabaseID, fence: Int64) throws -> Endpoint? {
        try with { state in
            guard var row = state.rows[id], row.fence == fence || has(.writesAreNotFenced) else {
                throw LeaseLost(id: id)
            }
            let others = state.rows.values.filter {
                $0.database.id != id && $0.database.state != .purged && $0.host == row.host
            }
            let taken = has(.addressesAreShared) ? [] : Set(others.compactMap(\.database.endpoint?.host))
            let own = candidates.first { $0 == row.database.endpoint?.host }
            guard let host = own ?? candidates.first(where: { !taken.contains($0) }) else { return nil }
            row.database.endpoint = Endpoint(host: host)
            state.rows[id] = row
            return row.database.endpoint
        }
    }

    func recordAddress(_ host: String, for id: DatabaseID, fence: Int64) throws -> Endpoint {
        let now = now
        return try with { state in
            guard var row = state.rows[id], row.fence == fence || has(.writesAreNotFenced) else {
                throw LeaseLost(id: id)
            }
            for (other, loser) in state.rows where other != id && loser.database.endpoint?.host == host {
                guard loser.database.state != .purged, loser.host == row.host else { continue }
                state.rows[other]?.database.endpoint = nil
                state.rows[other]?.nextWake = min(loser.nextWake ?? now, now)
                notices.workIsDue()
            }
            row.database.endpoint = Endpoint(host: host)
            state.rows[id] = row
            return Endpoint(host: host)
        }
    }

    func wake(_ id: DatabaseID) {
        let now = now
        with { state in
            guard let row = state.rows[id], [.ready, .deleted].contains(row.database.state),
                row.database.deadline == nil
            else { return }
            state.rows[id]?.nextWake = min(row.nextWake ?? now, now)
            notices.workIsDue()
        }
    }

    /// - Parameter host: whose rows; `nil` = all.
    func nextWake(host: String? = nil) -> Timestamp? {
        with { state in
            state.rows.values.filter { host == nil || $0.host == host }.compactMap { row in
                row.nextWake.map { max($0, row.leaseEnd ?? $0) }
            }.min()
        }
    }

    // MARK: At a daemon's start

    /// Gives up the leases of holders whose names begin so.
    func releaseLeases(holderPrefix prefix: String) {
        with { state in
            for (id, row) in state.rows where row.leaseEnd != nil && row.holder?.hasPrefix(prefix) == true {
                state.rows[id]?.endLease()
                state.rows[id]?.fence += 1
            }
        }
    }

    /// Makes every row that is not purged due at once.
    ///
    /// - Parameter host: whose rows; `nil` = all.
    func wakeAll(host: String? = nil) {
        let now = now
        with { state in
            for (id, row) in state.rows where row.database.state != .purged && (host == nil || row.host == host) {
                state.rows[id]?.nextWake = min(row.nextWake ?? now, now)
            }
            notices.workIsDue()
        }
    }

    // MARK: Planted bugs

    private func tampered(_ change: Change) -> Change {
        var change = change
        if has(.credentialsAreNotStored) { change.credential = nil }
        if has(.retriesHaveNoNextWake), change.releaseLease, change.state == nil, case .at = change.nextWake {
            change.nextWake = .never
        }
        if has(.workHasNoDeadline), change.state?.isWorking == true { change.deadline = .clear }
        if has(.promotionLosesThePassword), change.promotesPending {
            change.promotesPending = false
            change.forgetsRotation = true
        }
        return change
    }

    private func writesEvent(_ change: Change, from: DatabaseState) -> Bool {
        if has(.eventsAreMissing), change.state == .degraded, from == .ready { return false }
        return change.writesEvent
    }
}
