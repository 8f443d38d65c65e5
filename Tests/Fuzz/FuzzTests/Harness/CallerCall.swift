import Wire

/// What an application knows of one call that it made.
final class CallerCall {
    let shape: MethodShape
    let deadline: UInt64?
    var stream: StreamID = 0
    /// How often it came to an end.
    var outcomes = 0
    var isSuccess = false
    var isUnprocessed = false
    var wasGivenUp = false
    /// Of a failure.
    var reason = ""
    /// All that came.
    var responses: [[UInt8]] = []
    /// Sizes of those that were not taken.
    var held: [Int] = []
    /// Requests that wait for credit.
    var pending: [[UInt8]] = []
    var requestsEnded: Bool
    /// All that went.
    var sent: [[UInt8]] = []

    init(shape: MethodShape, deadline: UInt64?, requestsEnded: Bool) {
        self.shape = shape
        self.deadline = deadline
        self.requestsEnded = requestsEnded
    }
}
