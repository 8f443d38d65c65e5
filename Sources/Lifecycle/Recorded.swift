import Model

/// What the store says of a database, as far as a decision needs it.
public struct Recorded: Hashable, Sendable {
    /// Where it stands.
    public var state: DatabaseState
    /// Why.
    public var reason: Reason
    /// For people.
    public var message: String
    /// The wanted major version.
    public var major: Int
    /// It has been Ready at least once: its volume may hold its owner's data.
    public var everReady: Bool
    /// System identifier of its cluster, once the volume has been initialised.
    public var systemIdentifier: String?
    /// The address that is reserved for it.
    public var endpoint: Endpoint?
    /// The start of the instance that the last proven login met, where the engine can tell starts apart.
    public var incarnation: String?
    /// A change of the password is wanted and not done yet.
    public var isRotationPending: Bool
    /// When the work in this state is given up.
    public var deadline: Timestamp?

    /// Puts the facts together.
    public init(
        state: DatabaseState, reason: Reason, message: String = "", major: Int, everReady: Bool,
        systemIdentifier: String? = nil, endpoint: Endpoint? = nil, incarnation: String? = nil,
        isRotationPending: Bool = false, deadline: Timestamp? = nil
    ) {
        self.state = state
        self.reason = reason
        self.message = message
        self.major = major
        self.everReady = everReady
        self.systemIdentifier = systemIdentifier
        self.endpoint = endpoint
        self.incarnation = incarnation
        self.isRotationPending = isRotationPending
        self.deadline = deadline
    }

    /// The volume may hold its owner's data: it is never initialised again and its password is left alone.
    public var wasReady: Bool { everReady || state == .ready || state == .degraded }

    /// Something is being done about the database: it has a deadline and a next attempt. A Ready one can have its
    /// password changed.
    public var isWorking: Bool { state.isWorking || (state == .ready && isRotationPending) }
}
