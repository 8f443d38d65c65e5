/// What a search for leaked secrets has gone through.
public struct LeakReading: Equatable, Sendable {
    /// How many secrets were looked for.
    public var secrets = 0
    /// How many places were gone through.
    public var places = 0
    /// What was found.
    public var leaks: [Leak] = []
    /// Places that could not be read, and why.
    public var closed: [String] = []

    /// Nothing has been gone through.
    public init() {}
}
