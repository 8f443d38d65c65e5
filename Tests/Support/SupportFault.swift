/// The test's surroundings aren't as they must be.
public struct SupportFault: Error, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    /// Says what is wrong.
    public init(_ description: String) { self.description = description }
}
