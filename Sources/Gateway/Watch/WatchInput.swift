import Messages
import Model

/// What a stream reacts to.
enum WatchInput: Sendable {
    /// The daemon delivered an event.
    case received(DatabasesV1.WatchStatusResponse)
    /// The daemon's stream ended, or could not be had.
    case failed(Fault)
    /// What the stream's caller shares does not go back as far as the stream needs: it asks for one of its own.
    case lagged
    /// It is time to show that the connection is alive.
    case heartbeatDue
    /// The daemon has said nothing for long enough: begin without it.
    case patienceEnded
    /// The gateway is about to stop.
    case shutdownBegan
}
