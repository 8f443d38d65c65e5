/// Why an engine could not do what it was asked for. Holds no secret.
public struct EngineFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// A stable CamelCase word, the list of which grows.
    public struct Reason: Hashable, Sendable, RawRepresentable {
        /// The word.
        public let rawValue: String

        /// Any word; those that engines use are constants of this type.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Somebody else holds the address.
        public static let addressTaken = Reason(rawValue: "AddressTaken")
        /// No address is recorded yet.
        public static let addressMissing = Reason(rawValue: "AddressMissing")
        /// The version is not installed here.
        public static let unknownVersion = Reason(rawValue: "UnknownVersion")
        /// The database was Ready once and its data is gone.
        public static let volumeMissing = Reason(rawValue: "VolumeMissing")
        /// The volume holds something that is no cluster of this database.
        public static let volumeDamaged = Reason(rawValue: "VolumeDamaged")
        /// The volume holds another major version or another cluster than recorded.
        public static let volumeMismatch = Reason(rawValue: "VolumeMismatch")
        /// The cluster could not be initialised.
        public static let initialisationFailed = Reason(rawValue: "InitialisationFailed")
        /// The instance ended at once.
        public static let startFailed = Reason(rawValue: "StartFailed")
        /// The instance does not end.
        public static let stopFailed = Reason(rawValue: "StopFailed")
        /// It took too long.
        public static let deadlineExceeded = Reason(rawValue: "DeadlineExceeded")
        /// A path is too long, is not absolute, or can't be reached by the user that needs it.
        public static let unusablePath = Reason(rawValue: "UnusablePath")
        /// A program that the engine needs is missing.
        public static let programMissing = Reason(rawValue: "ProgramMissing")
        /// The image can't be had; the message names it.
        public static let imageUnavailable = Reason(rawValue: "ImageUnavailable")
        /// The container engine does not answer.
        public static let engineUnavailable = Reason(rawValue: "EngineUnavailable")
        /// The container engine refused; the message holds its words.
        public static let engineRefused = Reason(rawValue: "EngineRefused")
        /// A container with the database's name is somebody else's.
        public static let foreignContainer = Reason(rawValue: "ForeignContainer")
        /// A volume with the database's name is somebody else's.
        public static let foreignVolume = Reason(rawValue: "ForeignVolume")
        /// The network of that name can't hold databases.
        public static let foreignNetwork = Reason(rawValue: "ForeignNetwork")
        /// The data directory would not lie in the database's own volume.
        public static let volumeNotMounted = Reason(rawValue: "VolumeNotMounted")
        /// The disk has no room left.
        public static let diskFull = Reason(rawValue: "DiskFull")
        /// The operating system refused.
        public static let systemError = Reason(rawValue: "SystemError")
    }

    /// What kind of fault it is.
    public var reason: Reason
    /// A sentence for people.
    public var message: String
    /// Trying again without anyone's help may succeed.
    public var isTransient: Bool
    /// The last lines of the instance's log where they say more; oldest first.
    public var logTail: [String]

    /// Makes a fault.
    public init(_ reason: Reason, _ message: String, isTransient: Bool, logTail: [String] = []) {
        self.reason = reason
        self.message = message
        self.isTransient = isTransient
        self.logTail = logTail
    }

    /// `reason: message`, and the log's lines below it.
    public var description: String { (["\(reason.rawValue): \(message)"] + logTail).joined(separator: "\n") }
}
