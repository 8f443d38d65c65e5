import Glibc

/// Which user is of which class.
public struct CallerClasses: Equatable, Sendable {
    private let daemon: UInt32
    /// The user that the gateway runs as; `nil` = nobody has said so, and whoever says that it is the gateway is believed
    /// as far as that explains an audit row.
    public let gateway: UInt32?

    /// - Parameters:
    ///   - daemon: the user that the daemon runs as.
    ///   - gateway: the user that the gateway runs as.
    public init(daemon: UInt32 = geteuid(), gateway: UInt32? = nil) {
        self.daemon = daemon
        self.gateway = gateway
    }

    /// The class of a user. Who is root or the daemon's own user is the operator, also where the gateway runs as it.
    public func `class`(of user: UInt32) -> CallerClass {
        if user == 0 || user == daemon { return .operator }
        return user == gateway ? .gateway : .service
    }
}
