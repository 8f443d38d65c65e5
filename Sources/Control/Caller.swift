import Model
import Store

/// Who makes a call, as far as the call itself says; nothing of it is believed before `Control` has looked at the token.
public struct Caller: Sendable {
    /// The bearer token that came with the call; `nil` = none.
    public var token: Secret?
    /// Identifies the call in logs and audit rows.
    public var requestID: String
    /// The process at the other end of the socket, as the kernel tells it: `uid=0 pid=4711`.
    public var peer: String
    /// The user that the process ran as when it connected, as the kernel tells it; `nil` where there is no process.
    public var userID: UInt32?
    /// The edge that the call says it came through: `gateway`, `socket`.
    public var origin: String
    /// For whom it acts, as it says itself; empty = it does not say. Only a service's counts.
    public var onBehalfOf: String
    /// What makes this request and its repetitions one; `nil` = nothing.
    public var key: RequestKey?

    /// The origin of a call that came over the daemon's socket from no edge of ours.
    public static let socket = "socket"

    /// A caller by what its call says.
    public init(
        token: Secret?, requestID: String, peer: String, userID: UInt32? = nil, origin: String = Caller.socket,
        onBehalfOf: String = "", key: RequestKey? = nil
    ) {
        self.token = token
        self.requestID = requestID
        self.peer = peer
        self.userID = userID
        self.origin = origin
        self.onBehalfOf = onBehalfOf
        self.key = key
    }

    /// The connection's other end for an audit row, with whom a service says that it acts for: its token may be many
    /// people's.
    func auditedPeer(of principal: Principal?) -> String {
        guard case .service = principal?.kind, !onBehalfOf.isEmpty else { return peer }
        return "\(peer) for=\(onBehalfOf)"
    }
}
