import Model
import Sealing

/// All that an examination needs of the control plane, as it stood at one moment. Holds no open secret.
public struct ControlPlaneExamination: Sendable {
    /// PostgreSQL's time of the look.
    public var now: Timestamp
    /// Identifies the installation.
    public var installation: String
    /// Identity of the history.
    public var epoch: String
    /// The newest revision that was given out.
    public var revision: Int64
    /// The newest revision that was removed.
    public var compacted: Int64
    /// How many revisions no event ever has: what was lost with the time after a copy that was put back.
    public var lostRevisions: Int64
    /// Databases that are on record as newer than a copy of the control plane that was put back.
    public var quarantined: Set<DatabaseID>
    /// How many events are kept.
    public var eventCount: Int64
    /// The newest revision that an event has; 0 without any.
    public var newestEvent: Int64
    /// Tells whether a key is the right one; `nil` before one was recorded.
    public var canary: SealedSecret?
    /// Every row, the purged ones too, by their ids.
    public var databases: [ExaminedDatabase]
    /// The changes of state in the history, each once.
    public var edges: [Edge]
    /// Events that somebody has caused and no line of the audit log speaks of; at most `longestList`.
    public var unauditedEvents: [UnauditedEvent]
    /// Deployments that no line of the audit log speaks of; at most `longestList`.
    public var unauditedDeployments: [String]
    /// Temporary logins that no line of the audit log speaks of; at most `longestList`.
    public var unauditedLogins: [String]
    /// Temporary logins of Ready databases that are over and not removed; at most `longestList`.
    public var lateLogins: [LateLogin]
    /// Idempotency keys that have had more than one effect, or another one than they say; at most `longestList`.
    public var keyEffects: [KeyEffects]
    /// How many idempotency keys are kept.
    public var keyCount: Int64
    /// How many lines the audit log has.
    public var auditCount: Int64
    /// The highest id in the audit log, and the highest that was given out.
    public var auditIDs: (highest: Int64, given: Int64)
    /// The hosts and when each was last seen to serve; empty before there are any.
    public var hosts: [Host]

    /// A list that is meant for people ends here: whoever has so many faults reads no more of them.
    public static let longestList = 100

    /// One change of state that the history holds.
    public struct Edge: Equatable, Sendable {
        /// State before, as it stands in the event.
        public var from: String
        /// State after.
        public var to: String
        /// A database that has made it.
        public var example: String

        /// An edge by its parts.
        public init(from: String, to: String, example: String) {
            self.from = from
            self.to = to
            self.example = example
        }
    }

    /// An event that somebody has caused, without its line in the audit log.
    public struct UnauditedEvent: Equatable, Sendable {
        /// The database.
        public var database: String
        /// The event's revision.
        public var revision: Int64
        /// Who has caused it.
        public var actor: String

        /// An event by its parts.
        public init(database: String, revision: Int64, actor: String) {
            self.database = database
            self.revision = revision
            self.actor = actor
        }
    }

    /// A temporary login that is over and not removed.
    public struct LateLogin: Equatable, Sendable {
        /// The login.
        public var id: String
        /// Its database.
        public var database: String
        /// When it ended, or should have, or since when the database is Ready if that is later.
        public var endedAt: Timestamp

        /// A login by its parts.
        public init(id: String, database: String, endedAt: Timestamp) {
            self.id = id
            self.database = database
            self.endedAt = endedAt
        }
    }

    /// What was done under one idempotency key.
    public struct KeyEffects: Equatable, Sendable {
        /// Whose key it is.
        public var principal: String
        /// The key.
        public var key: String
        /// How many rows the key has.
        public var rows: Int64
        /// How many events were caused under it.
        public var events: Int64
        /// How many databases those events are of, with the one that the key names.
        public var databases: Int64
        /// How many keys name the same deployment, with this one.
        public var sharers: Int64

        /// Effects by their counts.
        public init(
            principal: String, key: String, rows: Int64 = 1, events: Int64 = 1, databases: Int64 = 1, sharers: Int64 = 1
        ) {
            self.principal = principal
            self.key = key
            self.rows = rows
            self.events = events
            self.databases = databases
            self.sharers = sharers
        }
    }

    /// A machine with an engine.
    public struct Host: Equatable, Sendable {
        /// Its name.
        public var name: String
        /// When its daemon last said that it serves.
        public var seenAt: Timestamp?

        /// A host by its parts.
        public init(name: String, seenAt: Timestamp?) {
            self.name = name
            self.seenAt = seenAt
        }
    }

    /// An installation without databases, for the rest to be set.
    public init(now: Timestamp, installation: String, epoch: String = "") {
        self.now = now
        self.installation = installation
        self.epoch = epoch
        revision = 0
        compacted = 0
        lostRevisions = 0
        quarantined = []
        eventCount = 0
        newestEvent = 0
        databases = []
        edges = []
        unauditedEvents = []
        unauditedDeployments = []
        unauditedLogins = []
        lateLogins = []
        keyEffects = []
        auditIDs = (0, 0)
        keyCount = 0
        auditCount = 0
        hosts = []
    }
}
