import Model
import Sealing

/// What a provisioner's write changes of a row; what is `nil` or `unchanged` stays as it is.
public struct Change: Equatable, Sendable {
    /// The new state; the time of `since` moves only if it differs from the old one.
    public var state: DatabaseState?
    /// A stable CamelCase word.
    public var reason: String?
    /// For people. Never holds a secret.
    public var message: String?
    /// What is being done.
    public var step: StepChange?
    /// How often the current work has been tried.
    public var attempt: Int?
    /// When to look at the row again.
    public var nextWake: Wake
    /// When the current work is given up.
    public var deadline: DeadlineChange
    /// The address that apps connect to.
    public var endpoint: Endpoint?
    /// Forgets the address; wins over `endpoint`.
    public var clearEndpoint: Bool
    /// The password of the role `app`, sealed.
    public var credential: SealedSecret?
    /// The password that is to follow it, sealed.
    public var pendingCredential: SealedSecret?
    /// The pending password takes the place of the other one; the change of the password is done.
    public var promotesPending: Bool
    /// A change of the password is not wanted any more; the pending password is forgotten with it.
    public var forgetsRotation: Bool
    /// PostgreSQL's identity of the data directory.
    public var systemIdentifier: String?
    /// The image of the instance.
    public var image: String?
    /// The start of the instance that a login was proven against.
    public var incarnation: String?
    /// The database has been Ready.
    public var everReady: Bool?
    /// The volume keeps its data although the database is deleted.
    public var volumeRetained: Bool?
    /// Ends the lease with this write.
    public var releaseLease: Bool
    /// Who or what causes the change.
    public var actor: String
    /// Watchers hear of it: the write gets a revision. Without one it must change nothing that users see but the time
    /// of the next attempt.
    public var writesEvent: Bool

    /// A change of what is named; by default of nothing, with an event.
    public init(
        state: DatabaseState? = nil, reason: String? = nil, message: String? = nil, step: StepChange? = nil,
        attempt: Int? = nil, nextWake: Wake = .unchanged, deadline: DeadlineChange = .unchanged,
        endpoint: Endpoint? = nil, clearEndpoint: Bool = false, credential: SealedSecret? = nil,
        pendingCredential: SealedSecret? = nil, promotesPending: Bool = false, forgetsRotation: Bool = false,
        systemIdentifier: String? = nil, image: String? = nil, incarnation: String? = nil, everReady: Bool? = nil,
        volumeRetained: Bool? = nil, releaseLease: Bool = false, actor: String = "provisioner", writesEvent: Bool = true
    ) {
        self.state = state
        self.reason = reason
        self.message = message
        self.step = step
        self.attempt = attempt
        self.nextWake = nextWake
        self.deadline = deadline
        self.endpoint = endpoint
        self.clearEndpoint = clearEndpoint
        self.credential = credential
        self.pendingCredential = pendingCredential
        self.promotesPending = promotesPending
        self.forgetsRotation = forgetsRotation
        self.systemIdentifier = systemIdentifier
        self.image = image
        self.incarnation = incarnation
        self.everReady = everReady
        self.volumeRetained = volumeRetained
        self.releaseLease = releaseLease
        self.actor = actor
        self.writesEvent = writesEvent
    }
}

/// A change of the step that is under way.
public enum StepChange: Equatable, Sendable {
    /// This step is under way, 0 to 100 per cent of it done, and so many of so many bytes fetched if it fetches any. Its
    /// time of beginning stays if it was under way before.
    case begin(StepName, progress: Int, done: Int64 = 0, total: Int64 = 0)
    /// No step is under way.
    case clear
}

/// When the provisioner looks at a row again.
public enum Wake: Equatable, Sendable {
    /// As it was.
    case unchanged
    /// At once.
    case now
    /// At a moment of PostgreSQL's clock.
    case at(Timestamp)
    /// Not before something else is wanted of the database.
    case never
}

/// A change of the moment at which the current work is given up.
public enum DeadlineChange: Equatable, Sendable {
    /// As it was.
    case unchanged
    /// At a moment of PostgreSQL's clock.
    case at(Timestamp)
    /// There is no work to give up.
    case clear
}
