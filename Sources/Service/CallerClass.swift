/// What kind of process is at the other end of the daemon's socket, by the user that it ran as when it connected.
public enum CallerClass: String, Sendable, CaseIterable {
    /// Root, or the user that the daemon runs as.
    case `operator`
    /// The user that the gateway runs as, where the daemon was told of one.
    case gateway
    /// Everybody else who may open the socket.
    case service

    /// Connections of one user at the same time.
    public var connections: Int {
        switch self {
        case .operator, .gateway: 256
        case .service: 64
        }
    }

    /// Calls of one user at the same time, streams among them: those of the gateway are all of its users'.
    public var calls: Int {
        switch self {
        case .operator, .gateway: 65_536
        case .service: 4_096
        }
    }
}
