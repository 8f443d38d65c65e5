import Model
import Store

extension Control {
    /// Lists an app's variables by name, without their values.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound`, and those of the gate.
    public func listVariables(_ request: AppReference, caller: Caller) async throws -> [Variable] {
        let permit = try await permit(.listVariables, in: request.org, caller: caller)
        return try await store.variables(org: permit.org, app: request.checked())
    }
}
