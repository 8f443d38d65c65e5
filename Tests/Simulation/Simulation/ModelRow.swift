import Model
import Sealing
import Store

/// A row of databases.
struct ModelRow: Sendable {
    var database: Database
    /// The host whose daemons work on it; `nil` where there is only one.
    var host: String?
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
    var rotationSince: Timestamp?
    var everReady = false

    init(database: Database, host: String? = nil, nextWake: Timestamp?) {
        self.database = database
        self.host = host
        self.nextWake = nextWake
    }

    /// What users see of it.
    var shown: Database {
        var database = database
        let isAtRest =
            database.state == .deleted || database.state == .purged || (database.state == .ready && rotation == nil)
        database.nextAttempt = isAtRest ? nil : nextWake
        database.conditions = rotation == nil ? [] : [Condition(Condition.rotationPending, "", since: rotationSince)]
        return database
    }

    func record(now: Timestamp) -> Record {
        Record(
            database: shown, fence: fence, now: now, nextWake: nextWake, credential: credential,
            pendingCredential: pendingCredential, systemIdentifier: systemIdentifier, image: image,
            incarnation: incarnation, rotation: rotation, everReady: everReady)
    }

    /// What stands in the fields that it names, as a write of the provisioner leaves them.
    mutating func take(_ change: Change, now: Timestamp) {
        if let state = change.state, state != database.state {
            database.state = state
            database.since = now
        }
        database.reason = change.reason ?? database.reason
        database.message = change.message ?? database.message
        takeProgress(of: change, now: now)
        database.endpoint = change.clearEndpoint ? nil : change.endpoint ?? database.endpoint
        takeCredentials(of: change)
        image = change.image ?? image
        incarnation = change.incarnation ?? incarnation
        systemIdentifier = change.systemIdentifier ?? systemIdentifier
        everReady = change.everReady ?? everReady
        database.volumeRetained = change.volumeRetained ?? database.volumeRetained
        if change.releaseLease { endLease() }
    }

    mutating func endLease() {
        holder = nil
        leaseEnd = nil
    }

    private mutating func takeProgress(of change: Change, now: Timestamp) {
        switch change.step {
        case .begin(let name, let progress, let done, let total):
            let startedAt = database.step.flatMap { $0.name == name ? $0.startedAt : nil } ?? now
            database.step = Step(
                name: name, progressPercent: min(max(progress, 0), 100), doneBytes: max(done, 0),
                totalBytes: max(total, 0), startedAt: startedAt)
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
    }

    private mutating func takeCredentials(of change: Change) {
        credential = change.credential ?? credential
        pendingCredential = change.pendingCredential ?? pendingCredential
        if change.promotesPending { credential = pendingCredential ?? credential }
        if change.promotesPending || change.forgetsRotation {
            pendingCredential = nil
            rotation = nil
            rotationSince = nil
        }
    }
}

/// A row of idempotency keys.
struct ModelKey: Sendable {
    /// Whose key it is, and what it says.
    struct Identity: Hashable, Sendable {
        let principal: String
        let text: String

        init(_ key: IdempotencyKey) {
            principal = key.principal
            text = key.text
        }
    }

    let digest: [UInt8]
    let database: DatabaseID
    let madeAt: Timestamp
}
