import Messages
import Model
import Wire

/// A method as the server runs it: within the interceptors.
final class ServedMethod: Sendable {
    let path: String
    let shape: MethodShape
    let handler: RPCMethod.Handler

    /// - Parameter interceptors: the first is the outermost.
    init(_ method: RPCMethod, within interceptors: [any ServerInterceptor]) {
        path = method.path
        shape =
            switch method.handler {
            case .unary: .unary
            case .serverStreaming: .serverStreaming
            case .clientStreaming: .clientStreaming
            case .bidirectional: .bidirectional
            }
        // Built once, so that a call costs no more than its interceptors do themselves.
        handler = interceptors.reversed().reduce(method.handler) { $0.within($1) }
    }

    /// `package.Service` of a path like `/package.Service/Method`.
    static func service(of path: String) -> String { String(path.dropFirst().prefix { $0 != "/" }) }
}

extension RPCMethod.Handler {
    /// The handler with an interceptor around it.
    fileprivate func within(_ interceptor: any ServerInterceptor) -> RPCMethod.Handler {
        switch self {
        case .unary(let handle):
            .unary { request, context in
                try await interceptor.response(context) { context in try await handle(request, context) }
            }
        case .serverStreaming(let handle):
            .serverStreaming { request, context, sink in
                _ = try await interceptor.response(context) { context in
                    try await handle(request, context, sink)
                    return []
                }
            }
        case .clientStreaming(let handle):
            .clientStreaming { requests, context in
                try await interceptor.response(context) { context in try await handle(requests, context) }
            }
        case .bidirectional(let handle):
            .bidirectional { requests, context, sink in
                _ = try await interceptor.response(context) { context in
                    try await handle(requests, context, sink)
                    return []
                }
            }
        }
    }
}

extension ServerInterceptor {
    /// Runs what answers a call within the interceptor.
    fileprivate func response(
        _ context: CallContext, _ body: (CallContext) async throws -> [UInt8]
    ) async throws -> [UInt8] {
        var response: [UInt8]?
        try await intercept(context) { context in response = try await body(context) }
        guard let response else {
            throw Fault(
                .internal, reason: "Internal", "The call was neither handled nor refused.", domain: Fault.rpc)
        }
        return response
    }
}
