import Lifecycle
import Model
import Sealing
import Store
import Synchronization

/// The control plane's rows in memory, with the leases, fences and conditions of the real ones.
final class StoreModel: Overseer {
    struct Row: Sendable {
        var database: Database
        var nextWake: Timestamp?
        var fence: Int64 = 0
        var holder: String?
        var leaseEnd: Timestamp?
        var credential: SealedSecret?
        var pendingCredential: SealedSecret?
        var systemIdentifier: String?
        var image: String?
        var incarnation: String?
        var rotation: RotationMode?
        var everReady = false
    }

    struct State: Sendable {
        var rows: [DatabaseID: Row] = [:]
        var events: [Transition] = []
        var violations: [String] = []
        var revision: Int64 = 0
        /// The store does not answer.
        var isDown = false
    }

    private let state = Mutex(State())
    private let clock: ManualClock

    init(clock: ManualClock) { self.clock = clock }

    var now: Timestamp { Timestamp(microseconds: 1_700_000_000_000_000).advanced(by: clock.now()) }

    func with<Value>(_ body: (inout State) throws -> Value) rethrows -> Value { try state.withLock { try body(&$0) } }

    /// A row that must be there.
    func row(_ id: DatabaseID) -> Row {
        guard let row = with({ $0.rows[id] }) else { preconditionFailure("no row \(id)") }
        return row
    }

    func events(of id: DatabaseID) -> [Transition] { with { $0.events.filter { $0.database.id == id } } }

    /// The states that a database went through, each once in a row.
    func states(of id: DatabaseID) -> [DatabaseState] {
        events(of: id).reduce(into: []) { if $0.last != $1.to { $0.append($1.to) } }
    }

    func isHeld(_ id: DatabaseID, by daemon: String) -> Bool {
        let row = row(id)
        return row.holder == daemon && row.leaseEnd.map { $0 > now } == true
    }

    func isPurgeWanted(_ id: DatabaseID) -> Bool { row(id).database.desired == .purged }

    func password(of id: DatabaseID) -> Secret? { row(id).credential.map(OpenSealer.text) }

    func pendingPassword(of id: DatabaseID) -> Secret? { row(id).pendingCredential.map(OpenSealer.text) }

    // MARK: What users ask for

    func create(_ database: Database) {
        with { state in
            state.rows[database.id] = Row(database: database, nextWake: now)
            note(&state, database.id, from: .provisioning, actor: "user")
        }
    }

    func request(_ desired: Desired, _ database: DatabaseState, of id: DatabaseID) {
        with { state in
            guard var row = state.rows[id] else { return }
            let from = row.database.state
            row.database.desired = desired
            row.database.state = database
            row.database.reason = "Requested"
            row.database.generation += 1
            row.database.step = nil
            row.database.attempt = 0
            row.database.deadline = nil
            row.nextWake = now
            state.rows[id] = row
            note(&state, id, from: from, actor: "user")
        }
    }

    func requestRotation(of id: DatabaseID) {
        with { state in
            guard var row = state.rows[id] else { return }
            row.rotation = .immediate
            row.database.generation += 1
            row.nextWake = now
            state.rows[id] = row
            note(&state, id, from: row.database.state, actor: "user")
        }
    }

    // MARK: What the provisioner asks for

    func claim(limit: Int, lease: Duration, holder: String) -> [Record] {
        with { state in
            let due = state.rows.values.filter { row in
                row.nextWake.map { $0 <= now } == true && row.leaseEnd.map { $0 > now } != true
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
                return record(row)
            }
        }
    }

    func renew(_ id: DatabaseID, fence: Int64, lease: Duration) throws {
        try with { state in
            guard var row = state.rows[id], row.fence == fence, row.holder != nil else { throw LeaseLost(id: id) }
            row.leaseEnd = now.advanced(by: lease)
            state.rows[id] = row
        }
    }

    func apply(_ change: Change, to id: DatabaseID, fence: Int64, generation: Int64) throws -> Record {
        try with { state in
            guard var row = state.rows[id], row.fence == fence, row.holder != nil else { throw LeaseLost(id: id) }
            guard row.database.generation == generation else {
                row.holder = nil
                row.leaseEnd = nil
                row.nextWake = now
                state.rows[id] = row
                throw Superseded(id: id)
            }
            let before = row.database
            row.take(change, now: now)
            check(&state, row, before: before, change)
            state.rows[id] = row
            if change.writesEvent { note(&state, id, from: before.state, actor: change.actor) }
            return record(row)
        }
    }

    func reserveAddress(_ candidates: [String], for id: DatabaseID, fence: Int64) throws -> Endpoint? {
        try with { state in
            guard var row = state.rows[id], row.fence == fence, row.holder != nil else { throw LeaseLost(id: id) }
            let taken = Set(
                state.rows.values.filter { $0.database.id != id && $0.database.state != .purged }
                    .compactMap(\.database.endpoint?.host))
            guard let host = candidates.first(where: { !taken.contains($0) }) else { return nil }
            row.database.endpoint = Endpoint(host: host)
            state.rows[id] = row
            return row.database.endpoint
        }
    }

    func recordAddress(_ host: String, for id: DatabaseID, fence: Int64) throws -> Endpoint {
        try with { state in
            guard var row = state.rows[id], row.fence == fence, row.holder != nil else { throw LeaseLost(id: id) }
            for (other, loser) in state.rows where other != id && loser.database.endpoint?.host == host {
                guard loser.database.state != .purged else { continue }
                state.rows[other]?.database.endpoint = nil
                state.rows[other]?.nextWake = min(loser.nextWake ?? now, now)
            }
            row.database.endpoint = Endpoint(host: host)
            state.rows[id] = row
            return Endpoint(host: host)
        }
    }

    func wake(_ id: DatabaseID) {
        with { state in
            guard let row = state.rows[id], [.ready, .deleted].contains(row.database.state),
                row.database.deadline == nil
            else { return }
            state.rows[id]?.nextWake = min(row.nextWake ?? now, now)
        }
    }

    func nextWake() -> Timestamp? {
        with { state in
            state.rows.values.compactMap { row in row.nextWake.map { max($0, row.leaseEnd ?? $0) } }.min()
        }
    }

    private func record(_ row: Row) -> Record {
        Record(
            database: row.database, fence: row.fence, now: now, nextWake: row.nextWake, credential: row.credential,
            pendingCredential: row.pendingCredential, systemIdentifier: row.systemIdentifier, image: row.image,
            incarnation: row.incarnation, rotation: row.rotation, everReady: row.everReady)
    }

    private func note(_ state: inout State, _ id: DatabaseID, from: DatabaseState, actor: String) {
        guard var row = state.rows[id] else { return }
        state.revision += 1
        row.database.revision = state.revision
        row.database.sequence += 1
        row.database.nextAttempt = row.nextWake
        state.rows[id] = row
        state.events.append(
            Transition(
                database: row.database, from: from, to: row.database.state, reason: row.database.reason, at: now,
                actor: actor))
    }

    /// What must hold after every write.
    private func check(_ state: inout State, _ row: Row, before: Database, _ change: Change) {
        let after = row.database
        if !StateTable.allows(before.state, after.state) {
            state.violations.append("\(before.state) → \(after.state) is not in the table")
        }
        if after.reason.isEmpty { state.violations.append("\(after.state) has no reason") }
        let isWorking = after.state.isWorking || (after.step != nil && !change.releaseLease)
        if isWorking, after.deadline == nil || row.nextWake == nil {
            state.violations.append("\(after.state) has no deadline or no next attempt")
        }
        if change.promotesPending, before.state == .purged || row.credential == nil {
            state.violations.append("\(after.id) has lost its password")
        }
        if !change.writesEvent, after != before { state.violations.append("a silent change of \(after.id)") }
        if change.releaseLease, row.holder != nil { state.violations.append("the lease of \(after.id) is kept") }
    }
}

extension StoreModel.Row {
    fileprivate mutating func take(_ change: Change, now: Timestamp) {
        if let state = change.state, state != database.state {
            database.state = state
            database.since = now
        }
        database.reason = change.reason ?? database.reason
        database.message = change.message ?? database.message
        switch change.step {
        case .begin(let name, let progress, let done, let total):
            let startedAt = database.step.flatMap { $0.name == name ? $0.startedAt : nil } ?? now
            database.step = Step(
                name: name, progressPercent: progress, doneBytes: done, totalBytes: total, startedAt: startedAt)
        case .clear: database.step = nil
        case nil: break
        }
        database.attempt = change.attempt ?? database.attempt
        switch change.nextWake {
        case .unchanged: break
        case .now: nextWake = now
        case .at(let moment): nextWake = moment
        case .never: nextWake = nil
        }
        switch change.deadline {
        case .unchanged: break
        case .at(let moment): database.deadline = moment
        case .clear: database.deadline = nil
        }
        database.endpoint = change.clearEndpoint ? nil : change.endpoint ?? database.endpoint
        credential = change.credential ?? credential
        pendingCredential = change.pendingCredential ?? pendingCredential
        if change.promotesPending { credential = pendingCredential }
        if change.promotesPending || change.forgetsRotation {
            pendingCredential = nil
            rotation = nil
        }
        image = change.image ?? image
        incarnation = change.incarnation ?? incarnation
        systemIdentifier = change.systemIdentifier ?? systemIdentifier
        everReady = change.everReady ?? everReady
        database.volumeRetained = change.volumeRetained ?? database.volumeRetained
        if change.releaseLease {
            holder = nil
            leaseEnd = nil
        }
    }
}
