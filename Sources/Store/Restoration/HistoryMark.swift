import Model

/// Where an installation's history stood at some moment: kept outside of PostgreSQL, it tells later whether an old copy
/// of the control plane was put back.
public struct HistoryMark: Equatable, Sendable {
    /// The installation's id.
    public var installation: String
    /// Identity of the history.
    public var epoch: String
    /// The newest revision.
    public var revision: Int64
    /// When that revision's event happened; `nil` if the history does not hold it.
    public var at: Timestamp?
    /// Number of the audit log's newest line; 0 = there is none.
    public var audit: Int64

    /// Puts a mark together.
    public init(installation: String, epoch: String, revision: Int64, at: Timestamp? = nil, audit: Int64 = 0) {
        self.installation = installation
        self.epoch = epoch
        self.revision = revision
        self.at = at
        self.audit = audit
    }
}
