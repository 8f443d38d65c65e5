/// A fault that a test has asked for.
public struct InjectedFault: Error, Equatable, CustomStringConvertible {
    /// The place that it comes from.
    public let place: String

    /// What a log says of it.
    public var description: String { "a test has armed \(place) to fail" }
}
