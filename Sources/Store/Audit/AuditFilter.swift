import Model

/// Which lines of the audit log are wanted.
public struct AuditFilter: Equatable, Sendable {
    /// The organisation that they are about; `nil` = the installation's own lines.
    public var org: Name?
    /// From this moment on.
    public var since: Timestamp?
    /// Before this moment.
    public var until: Timestamp?
    /// Only of this actor.
    public var actor: String?
    /// Only of this action.
    public var action: String?
    /// Only with this outcome.
    public var outcome: AuditEntry.Outcome?
    /// Only about this app.
    public var app: Name?
    /// Only about this database.
    public var database: DatabaseID?
    /// The oldest first; otherwise the newest.
    public var oldestFirst = false

    /// All lines of an organisation, the newest first.
    public init(org: Name?) { self.org = org }
}

/// A page of the audit log.
public struct AuditPage: Equatable, Sendable {
    /// Its lines, in the order that was asked for.
    public var lines: [AuditRecord]
    /// What gives the next page; empty if there is none.
    public var nextToken: String
}
