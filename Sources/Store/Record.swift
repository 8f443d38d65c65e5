import Model
import Sealing

/// A database as the provisioner sees it.
public struct Record: Equatable, Sendable {
    /// What everybody sees.
    public var database: Database
    /// The claim's number; every write names it.
    public var fence: Int64
    /// PostgreSQL's time of this read.
    public var now: Timestamp
    /// When the provisioner looks at it again; `nil` = not before something else is wanted.
    public var nextWake: Timestamp?
    /// The password of the role `app`, once it has been chosen.
    public var credential: SealedSecret?
    /// PostgreSQL's identity of the data directory, once it has been initialised.
    public var systemIdentifier: String?
    /// It was Ready at least once, so its volume holds data that nobody may make afresh.
    public var everReady: Bool

    /// Puts a record together from its parts.
    public init(
        database: Database, fence: Int64, now: Timestamp, nextWake: Timestamp? = nil, credential: SealedSecret? = nil,
        systemIdentifier: String? = nil, everReady: Bool = false
    ) {
        self.database = database
        self.fence = fence
        self.now = now
        self.nextWake = nextWake
        self.credential = credential
        self.systemIdentifier = systemIdentifier
        self.everReady = everReady
    }
}
