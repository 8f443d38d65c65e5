import Messages

/// Where the handler of a call with a stream of requests takes them from; from any executor.
struct StreamSource: RequestSource {
    let call: ServerCall

    /// Waits for the next request; `nil` after the caller's half-close.
    func next() async throws -> [UInt8]? {
        try Task.checkCancellation()
        let connection = call.connection
        if connection.loop.isOnLoop, let next = try connection.requestNow(call) { return next.request }
        let pending = PendingRequest()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[UInt8]?, any Error>) in
                connection.onLoop { [call] in $0.wait(pending, call, continuation) }
            }
        } onCancel: {
            connection.onLoop { [call] in $0.withdraw(pending, call) }
        }
    }
}
