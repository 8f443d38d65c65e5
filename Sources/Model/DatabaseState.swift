/// Where a database stands; one word for people and programs.
public enum DatabaseState: String, Sendable, CaseIterable {
    /// Being made for the first time.
    case provisioning
    /// A login over the network with the recorded credentials has succeeded.
    case ready
    /// It was Ready and is not at the moment; it is being healed.
    case degraded
    /// Given up with a reason; a retry may be due.
    case failed
    /// The instance is being removed.
    case deleting
    /// The instance is gone, the volume is kept.
    case deleted
    /// Coming back from Deleted.
    case undeleting
    /// The volume is being destroyed.
    case purging
    /// Nothing is left but the history.
    case purged
}
