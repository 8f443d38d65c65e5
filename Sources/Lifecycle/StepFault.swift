/// Why a step has failed.
public struct StepFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// A stable CamelCase word.
    public var reason: Reason
    /// A sentence for people, without secrets.
    public var message: String
    /// Trying again may help.
    public var isTransient: Bool
    /// The last lines of the instance's log, if there are any that explain it.
    public var logTail: [String]

    /// Makes a fault.
    public init(_ reason: Reason, _ message: String, isTransient: Bool, logTail: [String] = []) {
        self.reason = reason
        self.message = message
        self.isTransient = isTransient
        self.logTail = logTail
    }

    /// `reason: message`.
    public var description: String { "\(reason): \(message)" }
}
