import Model
import Postgres

/// The columns that users see, for `select` lists.
enum DatabaseColumns {
    /// Of a database as it stands: `d` is the database, `o` its organisation, `a` its app.
    static let current = columns(mutable: "d", revision: "d.revision", sequence: "d.sequence")
    /// The same of one that may be nobody's yet: then `o` and `a` are null.
    static let currentOrPooled = columns(
        mutable: "d", revision: "d.revision", sequence: "d.sequence",
        names: "coalesce(o.name, 'pool') as org, coalesce(a.name, 'pool') as app, coalesce(d.name, 'pool') as name")
    /// Of a database right after a transition `t`.
    static let past = columns(mutable: "t", revision: "t.revision", sequence: "t.sequence")

    /// The joins that `o` and `a` come from.
    static let owners = "join organisations o on o.id = d.organisation_id join apps a on a.id = d.app_id"

    /// The columns that a transition copies from its database.
    static let copied = """
        sequence, desired, generation, deletion_protection, description, state, reason, message, since, step, \
        step_progress, step_done_bytes, step_total_bytes, step_started_at, attempt, next_wake, deadline, host, port, \
        volume_retained, rotation, rotation_since
        """

    private static func columns(
        mutable m: String, revision: String, sequence: String, names: String = "o.name as org, a.name as app, d.name"
    ) -> String {
        """
        d.id, \(names), d.engine_major, microseconds(d.created_at) as created_at, \
        d.created_by, \(m).desired, \(m).generation, \(m).deletion_protection, \(m).description, \(m).state, \
        \(m).reason, \(m).message, microseconds(\(m).since) as since, \(m).step, \(m).step_progress, \
        \(m).step_done_bytes, \(m).step_total_bytes, microseconds(\(m).step_started_at) as step_started_at, \(m).attempt, \
        microseconds(\(m).next_wake) as next_wake, microseconds(\(m).deadline) as deadline, \(m).host, \(m).port, \
        \(m).volume_retained, \(m).rotation, microseconds(\(m).rotation_since) as rotation_since, \(revision), \
        \(sequence)
        """
    }
}

extension Database {
    init(row: PostgresRow) throws {
        let state = try row.word("state", as: DatabaseState.self)
        let rotation = try RotationMode(row: row)
        self.init(
            id: try row.databaseID("id"), org: try row.name("org"), app: try row.name("app"),
            name: try row.name("name"), engineVersion: EngineVersion(major: try row.int("engine_major")),
            desired: try row.word("desired"), state: state, reason: try row.text("reason"),
            message: try row.text("message"), since: try row.timestamp("since"), step: try Step(row: row),
            attempt: try row.int("attempt"),
            // What a database at rest waits for is a look at its health, not another attempt.
            nextAttempt: state.isAtRest(rotation) ? nil : try row.timestampOrNull("next_wake"),
            deadline: try row.timestampOrNull("deadline"), endpoint: try Endpoint(row: row),
            conditions: try rotation.map { [try Condition($0, row: row)] } ?? [],
            volumeRetained: try row.bool("volume_retained"), generation: try row.int64("generation"),
            revision: try row.int64("revision"), sequence: try row.int64("sequence"),
            createdAt: try row.timestamp("created_at"), createdBy: try row.text("created_by"),
            description: try row.text("description"), deletionProtection: try row.bool("deletion_protection"))
    }
}

extension DatabaseState {
    fileprivate func isAtRest(_ rotation: RotationMode?) -> Bool {
        self == .deleted || self == .purged || (self == .ready && rotation == nil)
    }
}

extension Step {
    fileprivate init?(row: PostgresRow) throws {
        guard try row.textOrNull("step") != nil else { return nil }
        self.init(
            name: try row.word("step"), progressPercent: try row.int("step_progress"),
            doneBytes: try row.int64("step_done_bytes"), totalBytes: try row.int64("step_total_bytes"),
            startedAt: try row.timestamp("step_started_at"))
    }
}

extension Endpoint {
    fileprivate init?(row: PostgresRow) throws {
        guard let host = try row.textOrNull("host") else { return nil }
        self.init(host: host, port: try row.int("port"))
    }
}

extension RotationMode {
    init?(row: PostgresRow) throws {
        guard try row.textOrNull("rotation") != nil else { return nil }
        self = try row.word("rotation")
    }
}

extension Condition {
    /// A change of the password that is under way.
    fileprivate init(_ rotation: RotationMode, row: PostgresRow) throws {
        let message =
            switch rotation {
            case .immediate: "The password is being changed; until that is done, what is revealed is the old one."
            }
        self.init(Self.rotationPending, message, since: try row.timestampOrNull("rotation_since"))
    }
}
