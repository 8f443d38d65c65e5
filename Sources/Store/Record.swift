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
    /// The password that is to follow it, from before the engine hears of it until it has been proven.
    public var pendingCredential: SealedSecret?
    /// PostgreSQL's identity of the data directory, once it has been initialised.
    public var systemIdentifier: String?
    /// The image of its instance, as the engine named it; `nil` where engines have none.
    public var image: String?
    /// The start of the instance that the last proven login met; `nil` where the engine can't tell starts apart.
    public var incarnation: String?
    /// A change of the password that is wanted and not done yet.
    public var rotation: RotationMode?
    /// The server has to be told of temporary logins that have begun or ended.
    public var loginsAreDue: Bool
    /// It was Ready at least once, so its volume holds data that nobody may make afresh.
    public var everReady: Bool
    /// It is an entry of the warm pool and belongs to nobody yet: nobody hears of it, and its organisation, app and name
    /// are placeholders.
    public var isPooled: Bool

    /// Puts a record together from its parts.
    public init(
        database: Database, fence: Int64, now: Timestamp, nextWake: Timestamp? = nil, credential: SealedSecret? = nil,
        pendingCredential: SealedSecret? = nil, systemIdentifier: String? = nil, image: String? = nil,
        incarnation: String? = nil, rotation: RotationMode? = nil, loginsAreDue: Bool = false,
        everReady: Bool = false, isPooled: Bool = false
    ) {
        self.database = database
        self.fence = fence
        self.now = now
        self.nextWake = nextWake
        self.credential = credential
        self.pendingCredential = pendingCredential
        self.systemIdentifier = systemIdentifier
        self.image = image
        self.incarnation = incarnation
        self.rotation = rotation
        self.loginsAreDue = loginsAreDue
        self.everReady = everReady
        self.isPooled = isPooled
    }

    /// It stands where it is wanted, and a look will most likely find nothing to do.
    public var isAtRest: Bool {
        switch (database.state, database.desired) {
        case (.ready, .present): rotation == nil && !loginsAreDue
        case (.deleted, .deleted): true
        default: false
        }
    }
}
