import Model

/// Runs around every call that a server serves: authentication, logging and metrics are interceptors.
///
/// It may refuse the call by throwing a `Fault` before `next`, hand on a changed context, and look at how the call ended.
public protocol ServerInterceptor: Sendable {
    /// Handles a call by handing it on.
    ///
    /// - Parameter next: the next interceptor, or the handler; returns when the call is handled. A stream may go on after
    ///   that: `CallContext.whenOver` tells how it ended.
    /// - Throws: what the call ends with.
    func intercept(_ context: CallContext, _ next: (CallContext) async throws -> Void) async throws
}

/// Runs around every call that a client makes.
public protocol ClientInterceptor: Sendable {
    /// Makes a call by handing it on.
    ///
    /// - Parameters:
    ///   - method: `/package.Service/Method`
    ///   - next: the next interceptor, or the transport. For a call with one answer it returns with it; for a stream it
    ///     returns as soon as the responses can be iterated: `CallOptions.onEnd` tells how such a call ended.
    /// - Throws: what the call ends with.
    func intercept<Answer: Sendable>(
        _ method: String, _ options: CallOptions, _ next: (CallOptions) async throws -> Answer
    ) async throws -> Answer
}

/// How a call ended, as its caller has learnt.
public struct CallEnd: Sendable {
    /// `nil` for a call that went well.
    public var fault: Fault?
    /// What the server sent behind its last response, in order.
    public var trailers: [CallMetadata]

    /// Puts an end together.
    public init(fault: Fault?, trailers: [CallMetadata] = []) {
        self.fault = fault
        self.trailers = trailers
    }
}
