import Messages
import Model

/// Carries calls with a bearer token, and gives unary ones a deadline.
public struct AuthorisedCaller<Transport: RPCCaller>: RPCCaller {
    private let transport: Transport
    private let authorisation: TokenInterceptor
    private let timeout: Duration?

    /// - Parameters:
    ///   - token: sent with each call; `nil` = none.
    ///   - timeout: of unary calls whose options name none; `nil` = no limit.
    public init(_ transport: Transport, token: Secret?, timeout: Duration?) {
        self.transport = transport
        authorisation = TokenInterceptor(token: token)
        self.timeout = timeout
    }

    /// Calls a unary method with the token and a deadline.
    public func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        var options = options
        if options.timeout == nil { options.timeout = timeout }
        return try await authorisation.intercept(method, options) {
            try await transport.unary(method, request, $0)
        }
    }

    /// Calls a streaming method with the token; it may go on for ever.
    public func serverStreaming(
        _ method: String, _ request: [UInt8], _ options: CallOptions
    ) async throws -> Transport.Responses {
        try await authorisation.intercept(method, options) {
            try await transport.serverStreaming(method, request, $0)
        }
    }
}

extension AuthorisedCaller: RPCExchanger where Transport: RPCExchanger {
    /// Starts a call with the token whose requests follow; it may go on for ever.
    public func open(
        _ method: String, answer: AnswerShape, _ options: CallOptions
    ) async throws -> Transport.Exchange {
        try await authorisation.intercept(method, options) {
            try await transport.open(method, answer: answer, $0)
        }
    }
}
