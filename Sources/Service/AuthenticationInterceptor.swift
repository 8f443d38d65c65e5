import Control
import Messages
import Model

/// Lets no call without a token through to a handler, but for the services that need none. A service that is added later
/// needs one unless it is named here.
public struct AuthenticationInterceptor: ServerInterceptor {
    /// The services that every server has, and the metrics, which anybody may ask who can open the socket; the operator's and the audit
    /// log's, which look at the process at the other end where there is no token; and what an invitation's code is the
    /// proof for.
    private static let open = [
        "/paas.health.v1.Health/", "/paas.reflection.v1.Reflection/", "/paas.operations.v1.Operations/",
        "/paas.audit.v1.Audit/", "/paas.access.v1.Organisations/", "/paas.metrics.v1.Metrics/",
        AccessV1.AccessMethod.acceptInvitation.rawValue,
    ]

    private let control: Control

    /// Has refusals audited by a control.
    public init(_ control: Control) { self.control = control }

    /// Hands a call on that carries a token.
    ///
    /// - Throws: `Fault` with the reason `Unauthenticated`.
    public func intercept(_ context: CallContext, _ next: (CallContext) async throws -> Void) async throws {
        if !Self.open.contains(where: { context.method.hasPrefix($0) }) {
            let name = context.method.split(separator: "/").last.map(String.init) ?? ""
            try await control.requireToken(of: Caller(context), for: name)
        }
        try await next(context)
    }
}
