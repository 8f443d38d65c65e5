/// Something that is true of a database, or of an app's environment, beside its state.
public struct Condition: Equatable, Sendable {
    /// What kind of condition: a stable CamelCase word, the list of which grows.
    public var type: String
    /// For people.
    public var message: String
    /// Since when it is true; `nil` where nobody has noted it.
    public var since: Timestamp?

    /// A condition by its parts.
    public init(_ type: String, _ message: String, since: Timestamp? = nil) {
        self.type = type
        self.message = message
        self.since = since
    }

    /// The app's password is being changed; what is revealed until then is the old one.
    public static let rotationPending = "RotationPending"
    /// There is work to do on the database, and the daemon of its host has not been there for a while.
    public static let hostSilent = "HostSilent"
    /// The variable was set by a user and stays as it is.
    public static let envVarConflict = "EnvVarConflict"
    /// There is no database `main` whose address could be injected.
    public static let databaseMissing = "DatabaseMissing"
    /// The database `main` has never been Ready, or is deleted.
    public static let databaseNotReady = "DatabaseNotReady"
}
