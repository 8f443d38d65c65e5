import Model
import Sealing

/// A row of the databases and what its history says of it, as an examination needs them.
///
/// Words are as they stand in the row, known or not: an examination also has to see what somebody else has written.
public struct ExaminedDatabase: Equatable, Sendable {
    /// Identifies the database, or an instance that belongs to nobody yet.
    public var id: DatabaseID
    /// Who it belongs to; `nil` for an instance that belongs to nobody yet.
    public var owner: Owner?
    /// Name of the host that it lives on; empty before hosts have names.
    public var host: String
    /// PostgreSQL's major version.
    public var major: Int
    /// What its owners want.
    public var desired: String
    /// Where it stands.
    public var state: String
    /// Why it stands there.
    public var reason: String
    /// Counts changes of what is wanted.
    public var generation: Int64
    /// A change of the password that is wanted and not done yet.
    public var rotation: String?
    /// When the provisioner looks at it again.
    public var nextWake: Timestamp?
    /// When the current work is given up.
    public var deadline: Timestamp?
    /// Until when somebody works on it.
    public var leaseUntil: Timestamp?
    /// The recorded address.
    public var endpoint: Endpoint?
    /// The volume keeps its data although the database is deleted.
    public var volumeRetained: Bool
    /// It was Ready at least once.
    public var everReady: Bool
    /// PostgreSQL's identity of the data directory.
    public var systemIdentifier: String?
    /// The image of its instance.
    public var image: String?
    /// The last change, in the history's order.
    public var revision: Int64
    /// Counts its changes, from 1.
    public var sequence: Int64
    /// Its events, as far as they are kept.
    public var history: ExaminedHistory
    /// The password of the role `app`.
    public var credential: SealedSecret?
    /// The password that is to follow it.
    public var pendingCredential: SealedSecret?
    /// How often the audit log says that the destruction of its volume was asked for and allowed.
    public var auditedDestructions: Int64
    /// How often the audit log says that a change of its password was asked for and allowed.
    public var auditedRotations: Int64

    /// Whom a database belongs to.
    public struct Owner: Equatable, Sendable {
        /// Organisation.
        public var org: Name
        /// App.
        public var app: Name
        /// The user's name for the database.
        public var name: Name

        /// An owner by its names.
        public init(org: Name, app: Name, name: Name) {
            self.org = org
            self.app = app
            self.name = name
        }
    }

    /// A database in provisioning without a history, for the rest to be set.
    public init(id: DatabaseID, owner: Owner?, state: DatabaseState = .provisioning) {
        self.id = id
        self.owner = owner
        host = ""
        major = EngineVersion.standard.major
        desired = Desired.present.rawValue
        self.state = state.rawValue
        reason = "Requested"
        generation = 1
        volumeRetained = false
        everReady = false
        revision = 1
        sequence = 1
        history = ExaminedHistory()
        auditedDestructions = 0
        auditedRotations = 0
    }

    /// The state, if it is one that this program knows.
    public var knownState: DatabaseState? { DatabaseState(rawValue: state) }

    /// For people: `acme/web/main`.
    public var name: String { owner.map { "\($0.org)/\($0.app)/\($0.name)" } ?? "in the pool" }
}
