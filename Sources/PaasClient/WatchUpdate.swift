import Messages
import Model

/// What a watch delivers.
public enum WatchUpdate: Equatable, Sendable {
    /// What the server said.
    case event(DatabasesV1.WatchStatusResponse)
    /// The stream broke off, for this reason; it is taken up again where it stopped, and a snapshot that was not
    /// complete from its beginning. Nothing is lost unless a `reset` event says so, but what is known grows old until
    /// the next event.
    case interrupted(Fault)
}
