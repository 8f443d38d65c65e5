import Control
import Messages
import Model

/// The service `Access`: says who calls.
public struct AccessHandler: AccessV1.AccessService {
    private let control: Control

    /// Serves what a control offers.
    public init(_ control: Control) { self.control = control }

    /// Says whom the caller's token speaks for.
    public func getCaller(
        _ request: AccessV1.GetCallerRequest, context: CallContext
    ) async throws -> AccessV1.GetCallerResponse {
        let caller = try await control.getCaller(Caller(context))
        return AccessV1.GetCallerResponse(
            name: caller.name, org: caller.org?.rawValue ?? "", role: caller.role?.rawValue ?? "",
            scopes: caller.scopes.map(\.rawValue), actions: caller.actions.map(\.rawValue))
    }
}
