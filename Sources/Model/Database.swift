/// A database as its users see it. Holds no secret.
public struct Database: Equatable, Sendable {
    /// Identifies the database for ever.
    public var id: DatabaseID
    /// Organisation that owns the app.
    public var org: Name
    /// App that the database belongs to.
    public var app: Name
    /// The user's name for it.
    public var name: Name
    /// PostgreSQL's major version.
    public var engineVersion: EngineVersion
    /// What its owners want.
    public var desired: Desired
    /// Where it stands.
    public var state: DatabaseState
    /// A stable CamelCase word.
    public var reason: String
    /// For people.
    public var message: String
    /// Since when it is in this state.
    public var since: Timestamp
    /// What the provisioner is doing, if anything.
    public var step: Step?
    /// How often the current work has been tried; 0 = not yet.
    public var attempt: Int
    /// When the provisioner tries again.
    public var nextAttempt: Timestamp?
    /// When the current work is given up.
    public var deadline: Timestamp?
    /// Address that apps connect to, once it is known.
    public var endpoint: Endpoint?
    /// What is true of it beside its state.
    public var conditions: [Condition]
    /// The data volume keeps its data although the database is deleted.
    public var volumeRetained: Bool
    /// Counts changes of what is wanted.
    public var generation: Int64
    /// The last change, in the history's order.
    public var revision: Int64
    /// Counts this database's changes without gaps, from 1.
    public var sequence: Int64
    /// When it was asked for.
    public var createdAt: Timestamp
    /// Who asked for it.
    public var createdBy: String
    /// The user's words about it.
    public var description: String
    /// A delete is refused while this is set.
    public var deletionProtection: Bool

    /// Name of the data volume.
    public var volumeName: String { "paas-db-\(id)-data" }

    /// Puts a database together from its parts.
    public init(
        id: DatabaseID, org: Name, app: Name, name: Name, engineVersion: EngineVersion, desired: Desired,
        state: DatabaseState, reason: String, message: String, since: Timestamp, step: Step?, attempt: Int,
        nextAttempt: Timestamp?, deadline: Timestamp?, endpoint: Endpoint?, conditions: [Condition] = [],
        volumeRetained: Bool, generation: Int64,
        revision: Int64, sequence: Int64, createdAt: Timestamp, createdBy: String, description: String,
        deletionProtection: Bool
    ) {
        self.id = id
        self.org = org
        self.app = app
        self.name = name
        self.engineVersion = engineVersion
        self.desired = desired
        self.state = state
        self.reason = reason
        self.message = message
        self.since = since
        self.step = step
        self.attempt = attempt
        self.nextAttempt = nextAttempt
        self.deadline = deadline
        self.endpoint = endpoint
        self.conditions = conditions
        self.volumeRetained = volumeRetained
        self.generation = generation
        self.revision = revision
        self.sequence = sequence
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.description = description
        self.deletionProtection = deletionProtection
    }
}

/// The step that is under way.
public struct Step: Equatable, Sendable {
    /// Which one.
    public var name: StepName
    /// 0 to 100; 0 where the step can't say.
    public var progressPercent: Int
    /// Bytes that have been fetched; 0 where the step fetches nothing.
    public var doneBytes: Int64
    /// Bytes that are to be fetched, as far as is known; 0 where the step fetches nothing.
    public var totalBytes: Int64
    /// When it began.
    public var startedAt: Timestamp

    /// Names a step that began at a moment.
    public init(
        name: StepName, progressPercent: Int = 0, doneBytes: Int64 = 0, totalBytes: Int64 = 0, startedAt: Timestamp
    ) {
        self.name = name
        self.progressPercent = progressPercent
        self.doneBytes = doneBytes
        self.totalBytes = totalBytes
        self.startedAt = startedAt
    }
}

/// Where a database listens.
public struct Endpoint: Hashable, Sendable {
    /// A numeric IP address.
    public var host: String
    /// TCP port.
    public var port: Int

    /// An address and a port; 5432 unless it is said otherwise.
    public init(host: String, port: Int = 5432) {
        self.host = host
        self.port = port
    }
}
