import Messages
import Model

/// One call on a connection. Belongs to the loop's thread, apart from what is constant.
final class ServerCall: @unchecked Sendable {
    let stream: UInt32
    let method: RPCMethod
    let context: CallContext

    // Only the loop's thread touches what follows.
    var request: [UInt8] = []
    /// Responses that wait for credit or room, first come first served.
    var pending: [PendingResponse] = []
    private var task: UnsafeCurrentTask?
    /// The handler was told to end before it was done.
    private(set) var isCancelled = false

    init(stream: UInt32, method: RPCMethod, context: CallContext) {
        self.stream = stream
        self.method = method
        self.context = context
    }

    var isStreaming: Bool {
        if case .serverStreaming = method.handler { true } else { false }
    }

    /// Runs the handler; returns the response of a unary call.
    func perform(_ sink: any ResponseSink) async throws -> [UInt8] {
        try await withUnsafeCurrentTask { task in
            self.task = task
            // The handle is good for as long as this closure runs.
            defer { self.task = nil }
            if isCancelled { throw CancellationError() }
            let request = request
            self.request = []
            switch method.handler {
            case .unary(let handle): return try await handle(request, context)
            case .serverStreaming(let handle):
                try await handle(request, context, sink)
                return []
            }
        }
    }

    /// Cancels the handler's task, which may not have begun yet.
    func cancel() {
        isCancelled = true
        task?.cancel()
    }
}
