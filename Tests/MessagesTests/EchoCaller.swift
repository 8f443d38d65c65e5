import Messages
import Model

/// Carries calls to a service's table of methods without a socket.
struct EchoCaller: RPCCaller {
    /// The methods that can be called.
    let methods: [RPCMethod]

    func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        guard case .unary(let body)? = methods.first(where: { $0.path == method })?.handler else {
            throw Fault(.unimplemented, reason: "UnknownMethod", method, domain: Fault.rpc)
        }
        return try await body(request, context(method, options))
    }

    func serverStreaming(
        _ method: String, _ request: [UInt8], _ options: CallOptions
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard case .serverStreaming(let body)? = methods.first(where: { $0.path == method })?.handler else {
            throw Fault(.unimplemented, reason: "UnknownMethod", method, domain: Fault.rpc)
        }
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        do {
            try await body(request, context(method, options), Sink(continuation: continuation))
            continuation.finish()
        } catch {
            continuation.finish(throwing: error)
        }
        return stream
    }

    private func context(_ method: String, _ options: CallOptions) -> CallContext {
        CallContext(
            method: method, requestID: "r1", metadata: options.metadata, idempotencyKey: options.idempotencyKey,
            peer: .init(processID: 1, userID: 2, groupID: 3))
    }

    private struct Sink: ResponseSink {
        let continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation

        func send(_ response: [UInt8]) async throws { continuation.yield(response) }
    }
}
