/// Which way a frame goes, for those who look on.
public enum FrameDirection: String, Sendable {
    /// To the peer.
    case sent
    /// From the peer.
    case received
}
