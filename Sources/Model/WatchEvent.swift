/// A place in the history of all databases.
public struct Position: Equatable, Sendable {
    /// Identity of the history; a change means that it can't be continued.
    public var epoch: String
    /// Revision within it.
    public var revision: Int64

    /// A place by its epoch and revision.
    public init(epoch: String, revision: Int64) {
        self.epoch = epoch
        self.revision = revision
    }
}

/// A change of state, or of the step within a state (then `from` equals `to`).
public struct Transition: Equatable, Sendable {
    /// The database right after the change; its `revision` and `sequence` are the change's.
    public var database: Database
    /// State before.
    public var from: DatabaseState
    /// State after.
    public var to: DatabaseState
    /// A stable CamelCase word.
    public var reason: String
    /// When.
    public var at: Timestamp
    /// Who or what caused it.
    public var actor: String

    /// Puts a transition together from its parts.
    public init(
        database: Database, from: DatabaseState, to: DatabaseState, reason: String, at: Timestamp, actor: String
    ) {
        self.database = database
        self.from = from
        self.to = to
        self.reason = reason
        self.at = at
        self.actor = actor
    }
}

/// Which databases a watch is about; each narrower part needs the one before it.
public struct WatchScope: Hashable, Sendable {
    /// An organisation; `nil` = all that the caller may see.
    public var org: Name?
    /// An app of it.
    public var app: Name?
    /// One database of the app.
    public var id: DatabaseID?

    /// A scope by its parts.
    public init(org: Name? = nil, app: Name? = nil, id: DatabaseID? = nil) {
        self.org = org
        self.app = app
        self.id = id
    }
}

/// What a watch delivers, in order.
public struct WatchEvent: Equatable, Sendable {
    /// Kinds of event. Those with much in them refer to it, so that any number of watches share one event.
    public enum Kind: Equatable, Sendable {
        /// A database as it stood when the watch began.
        indirect case snapshot(Database)
        /// The snapshot is complete.
        case synced
        /// A change.
        indirect case transition(Transition)
        /// Nothing happened up to this revision that concerns this watch.
        case bookmark
        /// The wanted history is gone, for this reason; a fresh snapshot follows.
        case reset(String)
    }

    /// Where the history stands with this event.
    public var position: Position
    /// The revision delivered before on this watch; 0 on the first.
    public var previous: Int64
    /// What happened.
    public var kind: Kind

    /// An event at its place.
    public init(position: Position, previous: Int64, kind: Kind) {
        self.position = position
        self.previous = previous
        self.kind = kind
    }
}
