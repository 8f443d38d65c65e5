import Model

/// Proof that a daemon works on the databases of a host, and no other one does.
///
/// A daemon holds its host under a lease in PostgreSQL's time. Each taking gives the host a higher fence: a daemon that
/// slept until another one took its host claims nothing there any more and renews no lease.
public struct HeldHost: Equatable, Sendable {
    /// The host's row.
    public let id: Int64
    /// The host's name.
    public let name: HostName
    /// The taking's number.
    public let fence: Int64

    /// How long a host is held after its daemon was last seen.
    public static let lease = Duration.seconds(15)
    /// How often its daemon has to say that it is there.
    public static let pulse = Duration.seconds(5)

    /// A hold by its parts.
    public init(id: Int64, name: HostName, fence: Int64) {
        self.id = id
        self.name = name
        self.fence = fence
    }

    /// What a listener listens to that hears of every event and of this host's work.
    public var channels: [String] { Feed.channels + ["\(EventSQL.workChannel)\(id)"] }
}
