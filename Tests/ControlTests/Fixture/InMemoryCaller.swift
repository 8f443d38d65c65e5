import EventLoop
import Messages
import Model
import Synchronization

/// Calls services' methods in this process: what a connection does, without sockets.
struct InMemoryCaller: RPCCaller {
    let methods: [String: RPCMethod]
    let interceptor: any ServerInterceptor
    /// The user of the process at the other end.
    var userID: UInt32 = 1000

    init(_ services: [any RPCService], interceptor: any ServerInterceptor) {
        self.interceptor = interceptor
        methods = Dictionary(uniqueKeysWithValues: services.flatMap(\.methods).map { ($0.path, $0) })
    }

    func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        guard case .unary(let handler) = methods[method]?.handler else { throw Self.unimplemented(method) }
        var response: [UInt8] = []
        try await interceptor.intercept(context(method, options)) { response = try await handler(request, $0) }
        return response
    }

    func serverStreaming(
        _ method: String, _ request: [UInt8], _ options: CallOptions
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard case .serverStreaming(let handler) = methods[method]?.handler else { throw Self.unimplemented(method) }
        return AsyncThrowingStream { continuation in
            let call = Task {
                do {
                    try await interceptor.intercept(context(method, options)) {
                        try await handler(request, $0, Sink(continuation: continuation))
                    }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in call.cancel() }
        }
    }

    private func context(_ method: String, _ options: CallOptions) -> CallContext {
        CallContext(
            method: method, requestID: "request-1", metadata: options.metadata,
            idempotencyKey: options.idempotencyKey,
            peer: CallContext.Peer(processID: 4711, userID: userID, groupID: 1000))
    }

    private static func unimplemented(_ method: String) -> Fault {
        Fault(.unimplemented, reason: "UnknownMethod", "there is no method \(method)", domain: Fault.rpc)
    }
}

private struct Sink: ResponseSink {
    let continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation

    func send(_ response: [UInt8]) async throws {
        try Task.checkCancellation()
        continuation.yield(response)
    }
}
