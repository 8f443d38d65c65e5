import Messages
import Model

/// Carries calls with a bearer token, and gives unary ones a deadline.
public struct AuthorisedCaller<Transport: RPCCaller>: RPCCaller {
    private let transport: Transport
    private let token: Secret?
    private let timeout: Duration?

    /// - Parameters:
    ///   - token: sent with each call; `nil` = none.
    ///   - timeout: of unary calls whose options name none; `nil` = no limit.
    public init(_ transport: Transport, token: Secret?, timeout: Duration?) {
        self.transport = transport
        self.token = token
        self.timeout = timeout
    }

    /// Calls a unary method with the token and a deadline.
    public func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        var options = authorised(options)
        if options.timeout == nil { options.timeout = timeout }
        return try await transport.unary(method, request, options)
    }

    /// Calls a streaming method with the token; it may go on for ever.
    public func serverStreaming(
        _ method: String, _ request: [UInt8], _ options: CallOptions
    ) async throws -> Transport.Responses {
        try await transport.serverStreaming(method, request, authorised(options))
    }

    private func authorised(_ options: CallOptions) -> CallOptions {
        guard let token, !options.metadata.contains(where: { $0.key == CallMetadata.token }) else { return options }
        var options = options
        options.metadata.append(token.reveal { CallMetadata(CallMetadata.token, $0) })
        return options
    }
}
