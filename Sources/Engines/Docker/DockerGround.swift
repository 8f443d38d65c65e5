/// What an engine offers to databases, as it was found at a start.
public struct DockerGround: Equatable, Sendable, CustomStringConvertible {
    /// The network's IPv4 subnet, such as `10.1.16.0/20`; `nil` where the network shows none.
    public var subnet: String?
    /// Databases get addresses of our choice and keep them.
    public var addressesAreFixed: Bool
    /// How logins are tried.
    public var reach: HostReach

    /// A ground by its parts.
    public init(subnet: String?, addressesAreFixed: Bool, reach: HostReach) {
        self.subnet = subnet
        self.addressesAreFixed = addressesAreFixed
        self.reach = reach
    }

    /// A line for a log.
    public var description: String {
        "subnet \(subnet ?? "unknown"), \(addressesAreFixed ? "fixed" : "changing") addresses, \(reach.rawValue) logins"
    }
}
