import Messages
import Model

/// One call on a connection. Belongs to the loop's thread, apart from what is constant.
final class ServerCall: @unchecked Sendable {
    let stream: UInt32
    let method: ServedMethod
    let context: CallContext
    let connection: ServerConnection

    // Only the loop's thread touches what follows.
    /// The request of a method that takes one.
    var request: [UInt8] = []
    /// The requests of a method that takes a stream of them.
    var requests: RequestQueue?
    /// Responses that wait for credit or room, first come first served.
    var pending: [PendingResponse] = []
    /// There once the handler has left a producer of its responses behind.
    var followed: FollowedStream?
    private var task: UnsafeCurrentTask?
    /// The handler was told to end before it was done.
    private(set) var isCancelled = false

    init(stream: UInt32, method: ServedMethod, context: CallContext, connection: ServerConnection) {
        self.stream = stream
        self.method = method
        self.context = context
        self.connection = connection
    }

    // Functions of their own for each shape and for the end, never put into one: a parked call keeps the room that its
    // functions need, and together they would need four copies of the context and more.

    /// Runs the handler.
    @inline(__always)
    nonisolated(nonsending) func run(in task: UnsafeCurrentTask?) async {
        if let followed {
            self.task = task
            return await followed.work()
        }
        guard !isCancelled else { return failed(CancellationError()) }
        self.task = task
        switch method.handler {
        case .unary(let handle): await answer(handle)
        case .serverStreaming(let handle): await stream(handle)
        case .clientStreaming(let handle): await collect(handle)
        case .bidirectional(let handle): await exchange(handle)
        }
    }

    @inline(never)
    nonisolated(nonsending) private func answer(
        _ handle: @Sendable ([UInt8], CallContext) async throws -> [UInt8]
    ) async { do { ended(try await handle(takeRequest(), context)) } catch { failed(error) } }

    @inline(never)
    nonisolated(nonsending) private func stream(
        _ handle: @Sendable ([UInt8], CallContext, any ResponseSink) async throws -> Void
    ) async {
        do {
            try await handle(takeRequest(), context, StreamSink(call: self))
            returned()
        } catch { failed(error) }
    }

    @inline(never)
    nonisolated(nonsending) private func collect(
        _ handle: @Sendable (any RequestSource, CallContext) async throws -> [UInt8]
    ) async { do { ended(try await handle(StreamSource(call: self), context)) } catch { failed(error) } }

    @inline(never)
    nonisolated(nonsending) private func exchange(
        _ handle: @Sendable (any RequestSource, CallContext, any ResponseSink) async throws -> Void
    ) async {
        do {
            try await handle(StreamSource(call: self), context, StreamSink(call: self))
            returned()
        } catch { failed(error) }
    }

    @inline(never)
    private func ended(_ response: [UInt8]) {
        task = nil
        connection.ended(self, response)
    }

    /// The handler of a stream has returned.
    @inline(never)
    private func returned() {
        guard let followed else { return ended([]) }
        task = nil
        followed.advance()
    }

    @inline(never)
    private func failed(_ error: any Error) {
        task = nil
        if let followed { followed.end(error) } else { connection.ended(self, error) }
    }

    /// No task works for it any more.
    func hasStopped() { task = nil }

    /// What was followed is over.
    func followingEnded(_ error: any Error) {
        followed = nil
        context.over(error)
        connection.ended(self, error)
    }

    private func takeRequest() -> [UInt8] {
        defer { request = [] }
        return request
    }

    /// Cancels the handler's task, which may not have begun yet, or what is followed without one.
    func cancel() {
        isCancelled = true
        task?.cancel()
        followed?.cancel()
    }
}
