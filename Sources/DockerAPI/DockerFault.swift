/// Why a call to a Docker engine did not do what it was meant to. Holds no secret.
public struct DockerFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Kind: Equatable, Sendable {
        /// There is no such object (404).
        case notFound
        /// It is so already, or in the way (304 is no fault; 409 is).
        case conflict
        /// The engine made nothing of the request (400).
        case badRequest
        /// The engine refused for another cause, with this HTTP status.
        case refused(status: Int)
        /// The engine does not answer, or its answer was cut off.
        case unreachable
        /// The answer is not what the API promises.
        case malformedAnswer
        /// The answer is longer than the caller wanted it.
        case answerTooLong
        /// It took too long.
        case deadlineExceeded
    }

    /// What kind of fault it is.
    public var kind: Kind
    /// The engine's words, or ours.
    public var message: String

    /// A fault by its parts.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// The message with the kind before it.
    public var description: String { "\(kind): \(message)" }
}
