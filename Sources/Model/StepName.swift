/// One idempotent piece of the provisioner's work, visible to watchers.
public enum StepName: String, Sendable, CaseIterable {
    /// An address of the database's own.
    case network
    /// The programs of the wanted version.
    case image
    /// The data directory, initialised.
    case volume
    /// The instance, started.
    case instance
    /// The role and the database of the app, with the recorded password.
    case credentials
    /// A login over TCP with the recorded credentials.
    case login
    /// The instance is being stopped.
    case stop
    /// The volume is being destroyed.
    case remove
    /// The app's password is being changed.
    case rotate
}
