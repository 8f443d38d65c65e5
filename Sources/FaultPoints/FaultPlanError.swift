/// The environment variable that arms fault points holds something that makes no sense; nothing was armed.
public struct FaultPlanError: Error, Equatable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    public let description: String

    init(_ description: String) { self.description = "\(FaultPoint.variable): \(description)" }
}
