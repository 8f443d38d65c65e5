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

        /// The keys that secrets are sealed with, and whether the daemon has them.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func getKeyStatus(
            _ request: OperationsV1.GetKeyStatusRequest, options: CallOptions = CallOptions()
        ) async throws -> OperationsV1.GetKeyStatusResponse {
            try await caller.call(OperationsV1.OperationsMethod.getKeyStatus.rawValue, request, options)
        }

        /// Has another key take the place of the one in use. The answer comes when nothing is written under the old
        /// one any more; what is stored is wrapped anew after that, also by a daemon that is started later.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func rotateKey(
            _ request: OperationsV1.RotateKeyRequest, options: CallOptions = CallOptions()
        ) async throws -> OperationsV1.RotateKeyResponse {
            try await caller.call(OperationsV1.OperationsMethod.rotateKey.rawValue, request, options)
        }

        /// Gives up keys that are gone for good and takes a new one. Every password that can't be opened any more
        /// is changed after that; variables that can't be opened have to be set again.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func recoverKey(
            _ request: OperationsV1.RecoverKeyRequest, options: CallOptions = CallOptions()
        ) async throws -> OperationsV1.RecoverKeyResponse {
            try await caller.call(OperationsV1.OperationsMethod.recoverKey.rawValue, request, options)
        }
    }
}
