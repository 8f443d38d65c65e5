import Model

/// One line of the audit log. Never holds a secret.
public struct AuditEntry: Equatable, Sendable {
    /// How the attempt ended.
    public enum Outcome: String, Sendable, CaseIterable {
        /// It was allowed, and what it asked for is recorded in the same transaction or follows.
        case allowed
        /// It was refused.
        case denied
    }

    /// The organisation that it is about; rows of organisations that don't exist belong to the installation.
    public var org: Name?
    /// Who: a principal's name, or `anonymous`.
    public var actor: String
    /// Identifies the token, if there was a valid one.
    public var tokenID: String?
    /// What: `databases.reveal`.
    public var action: String
    /// The app that it is about.
    public var app: Name?
    /// The database that it is about.
    public var database: DatabaseID?
    /// How it ended.
    public var outcome: Outcome
    /// Of a refused attempt, the reason of the fault that answered it; of an allowed one what else it was about: a
    /// variable's name, a deployment's identifier, a mode.
    public var reason: String
    /// The request's id, as the caller's edge gave it.
    public var requestID: String
    /// The connection's other end: `uid=0 pid=4711`.
    public var peer: String
    /// The edge that the call came through: `gateway`, `socket`.
    public var origin: String
    /// How many denied attempts of the same subject were left out before this one, because there were too many.
    public var suppressed: Int

    /// Puts an entry together from its parts.
    public init(
        org: Name?, actor: String, tokenID: String? = nil, action: String, app: Name? = nil,
        database: DatabaseID? = nil, outcome: Outcome, reason: String = "", requestID: String = "", peer: String = "",
        origin: String = "", suppressed: Int = 0
    ) {
        self.org = org
        self.actor = actor
        self.tokenID = tokenID
        self.action = action
        self.app = app
        self.database = database
        self.outcome = outcome
        self.reason = reason
        self.requestID = requestID
        self.peer = peer
        self.origin = origin
        self.suppressed = suppressed
    }
}
