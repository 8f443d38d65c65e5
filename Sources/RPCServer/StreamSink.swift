import Messages

/// Where the handler of a streaming call puts its responses; from any executor.
struct StreamSink: ResponseSink {
    let call: ServerCall

    /// Sends one response, as soon as the caller's credit and the connection have room for it.
    func send(_ response: [UInt8]) async throws {
        try Task.checkCancellation()
        let connection = call.connection
        if connection.loop.isOnLoop, try connection.sendNow(response, call) { return }
        let pending = PendingResponse(response)
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                connection.onLoop { [call] in $0.send(pending, call, continuation) }
            }
        } onCancel: {
            connection.onLoop { [call] in $0.withdraw(pending, call) }
        }
    }

    /// Keeps the producer, which the connection asks for responses once the handler has returned.
    func follow(_ producer: any ResponseProducer) async throws {
        call.context.goOn()
        call.connection.onLoop { [call] _ in call.followed = FollowedStream(call, producer) }
    }
}
