/// An app of an organisation: what databases and variables belong to.
public struct App: Equatable, Sendable {
    /// Organisation that owns it.
    public var org: Name
    /// Its name within the organisation.
    public var name: Name
    /// When it was made.
    public var createdAt: Timestamp
    /// The host that its databases live on; `nil` while that one has no name.
    public var host: HostName?

    /// An app by its parts.
    public init(org: Name, name: Name, createdAt: Timestamp, host: HostName?) {
        self.org = org
        self.name = name
        self.createdAt = createdAt
        self.host = host
    }
}
