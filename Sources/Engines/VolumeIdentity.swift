/// Tells a cluster from every other one that was ever initialised.
public struct VolumeIdentity: Equatable, Sendable {
    /// PostgreSQL's system identifier, in decimal digits.
    public var systemIdentifier: String

    /// Wraps a system identifier.
    public init(systemIdentifier: String) { self.systemIdentifier = systemIdentifier }
}
