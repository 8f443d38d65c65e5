/// Up to where things are as they should be.
public struct Bounds: Equatable, Sendable {
    /// How long something may be due while somebody serves who should do it.
    public var overdue = Duration.seconds(120)
    /// How long work may go on after its deadline: the last step has a time of its own.
    public var pastDeadline = Duration.seconds(600)
    /// How long a host may be silent and still counts as one that serves.
    public var hostSilence = Duration.seconds(30)
    /// How long the daemon may take to say how it is.
    public var answer = Duration.seconds(5)
    /// What the daemon may use of memory, in bytes.
    public var residentBytes: Int64 = 512 << 20
    /// Which part of the descriptors that it may have the daemon may have open.
    public var descriptorShare = 0.9
    /// How long a login may take.
    public var login = Duration.seconds(10)

    /// The usual bounds.
    public init() {}
}
