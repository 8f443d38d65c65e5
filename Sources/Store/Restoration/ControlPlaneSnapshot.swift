import Model
import Sealing

/// One moment of the control plane that can be read from outside for as long as it is held.
public struct ControlPlaneSnapshot: Sendable {
    /// PostgreSQL's name of it, for `pg_dump --snapshot`.
    public var name: String
    /// Where the history stands in it.
    public var mark: HistoryMark
    /// Number of the newest migration in it.
    public var schema: Int64
    /// Major version of the server.
    public var serverMajor: Int
    /// PostgreSQL's time of it.
    public var takenAt: Timestamp
    /// Tells whether a key-encryption key is the right one; `nil` before a daemon has recorded it.
    public var canary: SealedSecret?
    /// Keys beside it that may have wrapped something in it.
    public var otherKeys: [KeyID] = []
}
