/// What its owners want of a database.
public enum Desired: String, Sendable, CaseIterable {
    /// It runs.
    case present
    /// No instance; the volume is kept.
    case deleted
    /// No instance and no volume.
    case purged
}
