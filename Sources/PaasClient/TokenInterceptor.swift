import Messages
import Model

/// Sends a bearer token with each call that has none.
public struct TokenInterceptor: ClientInterceptor {
    private let token: Secret?

    /// - Parameter token: `nil` = none is sent.
    public init(token: Secret?) { self.token = token }

    /// Adds the token to the call's metadata.
    public func intercept<Answer: Sendable>(
        _ method: String, _ options: CallOptions, _ next: (CallOptions) async throws -> Answer
    ) async throws -> Answer {
        guard let token, !options.metadata.contains(where: { $0.key == CallMetadata.token }) else {
            return try await next(options)
        }
        var options = options
        options.metadata.append(token.reveal { CallMetadata(CallMetadata.token, $0) })
        return try await next(options)
    }
}
