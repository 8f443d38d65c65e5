/// Why the transport itself ends one call; its neighbours live on.
public struct StreamError: Error, Equatable, Sendable {
    /// Status code of the call, as google.rpc.Code numbers them.
    public var code: UInt32
    /// A stable CamelCase word.
    public var reason: String
    /// A sentence for people.
    public var message: String
    /// The call's handler was never started.
    public var notProcessed: Bool

    /// Puts an error together.
    public init(code: UInt32, reason: String, _ message: String, notProcessed: Bool = false) {
        self.code = code
        self.reason = reason
        self.message = message
        self.notProcessed = notProcessed
    }

    /// The caller gave up.
    public static let cancelled = StreamError(code: 1, reason: "Cancelled", "The caller gave up.")

    /// The call's time is over.
    public static let deadlineExceeded = StreamError(
        code: 4, reason: "DeadlineExceeded", "The call's time was over before it was done.")

    static let goingAway = StreamError(
        code: 14, reason: "GoingAway", "The server is about to end and takes no new calls.", notProcessed: true)

    /// The server ends before the call did.
    static let serverEnds = StreamError(code: 14, reason: "GoingAway", "The server is about to end.")

    static func tooManyStreams(_ limit: UInt32) -> StreamError {
        StreamError(
            code: 8, reason: "TooManyCalls", "At most \(limit) calls may be open on one connection.",
            notProcessed: true)
    }

    /// A message is larger than its receiver takes.
    public static func messageTooLarge(_ limit: UInt32) -> StreamError {
        StreamError(code: 8, reason: "MessageTooLarge", "A message may have at most \(limit) bytes.")
    }

    static func tooManyRequestBytes(_ limit: Int) -> StreamError {
        StreamError(
            code: 8, reason: "TooManyRequestBytes",
            "The requests open on one connection may have at most \(limit) bytes together.")
    }

    static let unexpectedMessage = StreamError(
        code: 3, reason: "UnexpectedMessage", "The call takes one message and was sent another.")

    static let missingMessage = StreamError(
        code: 3, reason: "MissingMessage", "The call takes one message and was sent none.")

    static let invalidCredit = StreamError(
        code: 3, reason: "InvalidCredit", "A CREDIT granted nothing, or more than can be counted.")

    func unprocessed() -> StreamError {
        var error = self
        error.notProcessed = true
        return error
    }
}
