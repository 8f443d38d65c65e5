import Wire

/// What a server knows of one call.
struct HandlerCall {
    let shape: MethodShape
    /// The handler has begun, and not ended yet.
    var isRunning = false
    var isCancelled = false
    /// Came, and were not taken.
    var requests: [[UInt8]] = []
    var requestsEnded = false
    /// All that the handler took.
    var taken: [[UInt8]] = []
    /// Responses that wait for credit.
    var pending: [[UInt8]] = []
    /// All that were put into the outbox.
    var sent: [[UInt8]] = []

    init(shape: MethodShape) { self.shape = shape }

    mutating func put(_ part: RequestPart) {
        if let request = part.request { requests.append(request) }
        if part.isLast { requestsEnded = true }
    }
}
