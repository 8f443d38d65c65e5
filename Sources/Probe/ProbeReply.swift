/// What a login found out. The server says it of itself: don't rely on it where it matters.
public struct ProbeReply: Equatable, Sendable, Codable {
    /// 150018 is 15.18.
    public var serverVersion: Int
    /// Identity of the cluster, in decimal digits, where the role may read it.
    public var systemIdentifier: String?

    /// A reply by its parts.
    public init(serverVersion: Int, systemIdentifier: String?) {
        self.serverVersion = serverVersion
        self.systemIdentifier = systemIdentifier
    }
}
