import Model
import Store

extension Control {
    /// Lists every host of the installation, by name.
    ///
    /// - Throws: `Fault` with the reason `PermissionDenied` unless the operator calls.
    public func listHosts(caller: Caller) async throws -> [Host] {
        try await requireOperator(caller, for: "hosts.list")
        return try await store.hosts()
    }
}
