import Model
import Store

/// What users ask for, with the refusals of the real store.
extension StoreModel {
    /// A request as the control plane takes it.
    struct Origin: Sendable {
        var actor = "user"
        var action = ""
        var key: IdempotencyKey?
    }

    func create(_ new: NewDatabase, host: String? = nil, by origin: Origin = Origin()) throws(Fault) -> Database {
        let now = now
        return try change { state throws(Fault) in
            guard takeKey(&state, origin, of: new.id, now) else { throw Self.fault(.notFound, "NotFound") }
            guard !isNameTaken(state, new.name, app: new.app, except: new.id) else {
                throw Self.fault(.alreadyExists, "NameTaken")
            }
            let database = Database(
                id: new.id, org: new.org, app: new.app, name: new.name, engineVersion: new.engineVersion,
                desired: .present, state: .provisioning, reason: "Requested",
                message: "Waiting for the provisioner.", since: now, step: nil, attempt: 0, nextAttempt: now,
                deadline: nil, endpoint: nil, volumeRetained: false, generation: 1, revision: 0, sequence: 0,
                createdAt: now, createdBy: new.createdBy, description: new.description, deletionProtection: false)
            state.rows[new.id] = ModelRow(database: database, host: host, nextWake: now)
            finish(&state, new.id, from: .provisioning, origin)
            return state.rows[new.id]?.shown ?? database
        }
    }

    func delete(_ id: DatabaseID, withVolume: Bool, by origin: Origin = Origin()) throws(Fault) -> Database {
        let now = now
        return try change { state throws(Fault) in
            guard let row = state.rows[id] else { throw Self.fault(.notFound, "NotFound") }
            let isRepeated = withVolume ? row.database.desired == .purged : row.database.desired != .present
            if isRepeated {
                if takeKey(&state, origin, of: id, now) { audit(&state, origin, id) }
                return row.shown
            }
            guard takeKey(&state, origin, of: id, now) else { throw Self.fault(.aborted, "OperationInProgress") }
            var database = row.database
            database.desired = withVolume ? .purged : .deleted
            let to = withVolume && database.state == .deleted ? DatabaseState.purging : .deleting
            database.reason = withVolume ? "PurgeRequested" : "DeleteRequested"
            database.message =
                withVolume ? "The database and its volume are to be destroyed." : "The database is to stop."
            ask(&state, database, in: to, now, origin)
            if has(.requestsDoNotWake) { state.rows[id]?.nextWake = nil }
            return state.rows[id]?.shown ?? database
        }
    }

    func undelete(_ id: DatabaseID, by origin: Origin = Origin()) throws(Fault) -> Database {
        let now = now
        return try change { state throws(Fault) in
            guard let row = state.rows[id] else { throw Self.fault(.notFound, "NotFound") }
            var database = row.database
            switch (database.desired, database.state) {
            case (.deleted, .deleted):
                if row.everReady, !database.volumeRetained { throw Self.fault(.failedPrecondition, "VolumeMissing") }
            case (.deleted, .failed): break
            case (.deleted, _), (.present, .undeleting): throw Self.fault(.aborted, "OperationInProgress")
            case (.present, _): throw Self.fault(.failedPrecondition, "NotDeleted")
            case (.purged, _): throw Self.fault(.failedPrecondition, "VolumeMissing")
            }
            guard takeKey(&state, origin, of: id, now) else { throw Self.fault(.aborted, "OperationInProgress") }
            guard !isNameTaken(state, database.name, app: database.app, except: id) else {
                throw Self.fault(.alreadyExists, "NameTaken")
            }
            database.desired = .present
            database.reason = "UndeleteRequested"
            database.message = "The database is to come back."
            database.volumeRetained = false
            ask(&state, database, in: .undeleting, now, origin)
            return state.rows[id]?.shown ?? database
        }
    }

    func rotate(_ id: DatabaseID, by origin: Origin = Origin()) throws(Fault) -> Database {
        let now = now
        return try change { state throws(Fault) in
            guard let row = state.rows[id] else { throw Self.fault(.notFound, "NotFound") }
            guard row.rotation == nil else { throw Self.fault(.aborted, "OperationInProgress") }
            guard row.database.desired == .present, [.ready, .degraded].contains(row.database.state) else {
                throw Self.fault(.failedPrecondition, "NotReady")
            }
            guard takeKey(&state, origin, of: id, now) else { throw Self.fault(.aborted, "OperationInProgress") }
            state.rows[id]?.rotation = .immediate
            state.rows[id]?.rotationSince = now
            state.rows[id]?.database.generation += 1
            state.rows[id]?.nextWake = now
            finish(&state, id, from: row.database.state, origin)
            return state.rows[id]?.shown ?? row.shown
        }
    }

    func retry(_ id: DatabaseID, by origin: Origin = Origin()) throws(Fault) -> Database {
        let now = now
        return try change { state throws(Fault) in
            guard let row = state.rows[id] else { throw Self.fault(.notFound, "NotFound") }
            var database = row.database
            guard database.state == .failed else { throw Self.fault(.failedPrecondition, "NotFailed") }
            guard takeKey(&state, origin, of: id, now) else { throw Self.fault(.aborted, "OperationInProgress") }
            let to: DatabaseState =
                switch database.desired {
                case .present: row.everReady ? .degraded : .provisioning
                case .deleted: .deleting
                case .purged: .purging
                }
            database.reason = "Retrying"
            database.message = "Somebody asked for another try."
            ask(&state, database, in: to, now, origin)
            return state.rows[id]?.shown ?? database
        }
    }

    // MARK: The parts

    /// All of it or nothing.
    private func change(_ body: (inout State) throws(Fault) -> Database) throws(Fault) -> Database {
        let result: Result<Database, Fault> = with { state in
            var copy = state
            do throws(Fault) {
                let database = try body(&copy)
                state = copy
                return .success(database)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func ask(
        _ state: inout State, _ database: Database, in to: DatabaseState, _ now: Timestamp, _ origin: Origin
    ) {
        let from = database.state
        var database = database
        if from != to || origin.action == "retry" { database.since = now }
        database.state = to
        database.generation += 1
        database.step = nil
        database.attempt = 0
        database.deadline = nil
        state.rows[database.id]?.database = database
        state.rows[database.id]?.nextWake = now
        finish(&state, database.id, from: from, origin)
    }

    private func finish(_ state: inout State, _ id: DatabaseID, from: DatabaseState, _ origin: Origin) {
        audit(&state, origin, id)
        note(&state, id, from: from, actor: origin.actor, key: origin.key.map(ModelKey.Identity.init))
        notices.workIsDue()
    }

    private func audit(_ state: inout State, _ origin: Origin, _ id: DatabaseID) {
        state.audits.append(
            AuditEntry(org: nil, actor: origin.actor, action: origin.action, database: id, outcome: .allowed))
    }

    private func isNameTaken(_ state: State, _ name: Name, app: Name, except id: DatabaseID) -> Bool {
        state.rows.values.contains {
            $0.database.id != id && $0.database.app == app && $0.database.name == name
                && $0.database.desired == .present
        }
    }

    static func fault(_ code: FaultCode, _ reason: String) -> Fault { Fault(code, reason: reason, "refused") }
}

/// Idempotency keys.
extension StoreModel {
    /// What the first request with a key has done.
    func answer(to key: IdempotencyKey) -> (digest: [UInt8], database: Database?)? {
        let now = now
        return with { state in
            let identity = ModelKey.Identity(key)
            guard let known = state.keys[identity], isAlive(known, now) else { return nil }
            let events = state.keyedEvents.filter { $0.value == identity && $0.key > state.compacted }
            if let revision = events.keys.max() {
                return (known.digest, state.events[Int(revision) - 1].database)
            }
            return (known.digest, state.rows[known.database]?.shown)
        }
    }

    func isAlive(_ key: ModelKey, _ now: Timestamp) -> Bool { now.since(key.madeAt) <= IdempotencyKey.lifetime }

    /// Leaves the key behind; `false` if it was used before.
    func takeKey(_ state: inout State, _ origin: Origin, of id: DatabaseID, _ now: Timestamp) -> Bool {
        guard let key = origin.key, !has(.keysAreForgotten) else { return true }
        let identity = ModelKey.Identity(key)
        if let known = state.keys[identity], isAlive(known, now) { return false }
        state.keys[identity] = ModelKey(digest: key.digest, database: id, madeAt: now)
        return true
    }
}
