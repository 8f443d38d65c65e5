/// How many requests a method takes and how many responses it gives.
public struct MethodShape: Equatable, Sendable {
    /// It takes any number of requests, and begins with OPEN; otherwise exactly one.
    public var takesStream: Bool
    /// It gives any number of responses; otherwise exactly one.
    public var givesStream: Bool

    /// A shape by its two ends.
    public init(takesStream: Bool, givesStream: Bool) {
        self.takesStream = takesStream
        self.givesStream = givesStream
    }

    /// One request, one response.
    public static let unary = MethodShape(takesStream: false, givesStream: false)
    /// One request, any number of responses.
    public static let serverStreaming = MethodShape(takesStream: false, givesStream: true)
    /// Any number of requests, one response.
    public static let clientStreaming = MethodShape(takesStream: true, givesStream: false)
    /// Any number of requests and of responses.
    public static let bidirectional = MethodShape(takesStream: true, givesStream: true)
}
