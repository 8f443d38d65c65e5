import Model
import Store

extension Control {
    /// Lists an organisation's apps, by name.
    ///
    /// - Parameter org: the organisation, as it came.
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound`, and those of the gate.
    public func listApps(org: String, caller: Caller) async throws -> [App] {
        let permit = try await permit(.listApps, in: org, caller: caller)
        return try await store.apps(org: permit.org)
    }
}
