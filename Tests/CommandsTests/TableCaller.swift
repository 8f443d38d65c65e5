import Messages
import Model

/// Carries calls to a service's table of methods without a socket.
struct TableCaller: RPCCaller {
    let methods: [RPCMethod]

    func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        guard case .unary(let body)? = methods.first(where: { $0.path == method })?.handler else {
            throw Fault(.unimplemented, reason: "UnknownMethod", method, domain: Fault.rpc)
        }
        return try await body(request, context(method))
    }

    func serverStreaming(
        _ method: String, _ request: [UInt8], _ options: CallOptions
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        guard case .serverStreaming(let body)? = methods.first(where: { $0.path == method })?.handler else {
            throw Fault(.unimplemented, reason: "UnknownMethod", method, domain: Fault.rpc)
        }
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        do {
            try await body(request, context(method), Sink(continuation: continuation))
        } catch {
            continuation.finish(throwing: error)
        }
        return stream
    }

    private func context(_ method: String) -> CallContext {
        CallContext(method: method, requestID: "r", peer: .init(processID: 1, userID: 0, groupID: 0))
    }

    private struct Sink: ResponseSink {
        let continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation

        func send(_ response: [UInt8]) async throws { continuation.yield(response) }
    }
}
