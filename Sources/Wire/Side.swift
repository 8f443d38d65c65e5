/// The two ends of a connection.
public enum Side: Sendable {
    /// The one that connects and makes calls.
    case client
    /// The one that answers them.
    case server
}
