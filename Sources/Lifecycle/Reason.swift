/// Why a database stands where it stands: a stable CamelCase word that programs may compare.
///
/// The list is open: engines and probes bring reasons of their own.
public struct Reason: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The word.
    public let rawValue: String

    /// A reason by its word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The word.
    public var description: String { rawValue }

    /// A create is under way.
    public static let requested = Reason(rawValue: "Requested")
    /// A login over TCP with the recorded credentials has succeeded.
    public static let loginProven = Reason(rawValue: "LoginProven")
    /// A delete is under way.
    public static let deleteRequested = Reason(rawValue: "DeleteRequested")
    /// The instance is gone, the volume is kept.
    public static let volumeKept = Reason(rawValue: "VolumeKept")
    /// The database is coming back.
    public static let undeleteRequested = Reason(rawValue: "UndeleteRequested")
    /// The volume is being destroyed.
    public static let purgeRequested = Reason(rawValue: "PurgeRequested")
    /// The volume is gone.
    public static let volumeDestroyed = Reason(rawValue: "VolumeDestroyed")
    /// Given up before, tried once more.
    public static let retrying = Reason(rawValue: "Retrying")
    /// A database that was Ready is being brought back.
    public static let healing = Reason(rawValue: "Healing")

    /// The instance is there but does not run.
    public static let instanceStopped = Reason(rawValue: "InstanceStopped")
    /// The instance is not there.
    public static let instanceMissing = Reason(rawValue: "InstanceMissing")
    /// An instance runs that should not.
    public static let instanceFound = Reason(rawValue: "InstanceFound")
    /// The instance runs at another address than the recorded one.
    public static let addressLost = Reason(rawValue: "AddressLost")
    /// The engine has given the instance another address than the recorded one.
    public static let addressChanged = Reason(rawValue: "AddressChanged")
    /// The instance was started by somebody else since the last login.
    public static let instanceRestarted = Reason(rawValue: "InstanceRestarted")
    /// The recorded credentials do not log in.
    public static let loginRefused = Reason(rawValue: "LoginRefused")

    /// The password is being changed.
    public static let rotationRequested = Reason(rawValue: "RotationRequested")
    /// The password could not be changed in time; it is tried on.
    public static let rotationFailed = Reason(rawValue: "RotationFailed")

    /// The volume of a database that was Ready is gone or empty.
    public static let volumeMissing = Reason(rawValue: "VolumeMissing")
    /// The volume holds another cluster than the one that was recorded.
    public static let volumeForeign = Reason(rawValue: "VolumeForeign")
    /// The work as a whole took too long.
    public static let deadlineExceeded = Reason(rawValue: "DeadlineExceeded")
    /// One step took too long; it is tried again.
    public static let stepDeadlineExceeded = Reason(rawValue: "StepDeadlineExceeded")
    /// A purge that has begun can't be taken back.
    public static let purgeWithdrawn = Reason(rawValue: "PurgeWithdrawn")
    /// The disk that holds the data has no room left.
    public static let diskFull = Reason(rawValue: "DiskFull")
    /// None of the addresses that the engine offers is free.
    public static let noAddress = Reason(rawValue: "NoAddress")

    /// What people should know beyond the word when work begins for this reason; empty where it says enough.
    public var explanation: String {
        switch self {
        case .addressChanged:
            "the network forbids fixed addresses, and the engine has given the instance another one: "
                + "the connection string has changed"
        case .instanceRestarted: "the instance was started anew; it counts as ready when a login has succeeded"
        case .loginRefused:
            "the server does not accept the recorded password of the role app: somebody has changed it or the role; it is "
                + "left alone: set it back inside of the database, or have the credentials rotated"
        case .rotationFailed: "the password could not be changed in time; it is tried on"
        default: ""
        }
    }
}
