import Model

extension Control {
    /// Lists the warm pools of all hosts, by host and version.
    ///
    /// - Throws: `Fault` with the reason `PermissionDenied` unless the operator calls.
    public func listPools(caller: Caller) async throws -> [PoolStatus] {
        try await requireOperator(caller, for: "pools.list")
        return try await store.pools()
    }
}
