// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

extension OperationsV1 {
    /// Only for the operator: on the daemon's machine, root and the daemon's own user.
    public struct OperationsClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Every host that has ever served the installation.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listHosts(
            _ request: OperationsV1.ListHostsRequest, options: CallOptions = CallOptions()
        ) async throws -> OperationsV1.ListHostsResponse {
            try await caller.call(OperationsV1.OperationsMethod.listHosts.rawValue, request, options)
        }

        /// The warm pools of all hosts.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listPools(
            _ request: OperationsV1.ListPoolsRequest, options: CallOptions = CallOptions()
        ) async throws -> OperationsV1.ListPoolsResponse {
            try await caller.call(OperationsV1.OperationsMethod.listPools.rawValue, request, options)
        }
    }
}
