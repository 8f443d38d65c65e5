// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

extension OperationsV1 {
    /// Only for the operator: on the daemon's machine, root and the daemon's own user.
    public protocol OperationsService: RPCService {
        /// Every host that has ever served the installation.
        func listHosts(
            _ request: OperationsV1.ListHostsRequest, context: CallContext
        ) async throws -> OperationsV1.ListHostsResponse

        /// The warm pools of all hosts.
        func listPools(
            _ request: OperationsV1.ListPoolsRequest, context: CallContext
        ) async throws -> OperationsV1.ListPoolsResponse

        /// The keys that secrets are sealed with, and whether the daemon has them.
        func getKeyStatus(
            _ request: OperationsV1.GetKeyStatusRequest, context: CallContext
        ) async throws -> OperationsV1.GetKeyStatusResponse

        /// Has another key take the place of the one in use. The answer comes when nothing is written under the old
        /// one any more; what is stored is wrapped anew after that, also by a daemon that is started later.
        func rotateKey(
            _ request: OperationsV1.RotateKeyRequest, context: CallContext
        ) async throws -> OperationsV1.RotateKeyResponse

        /// Gives up keys that are gone for good and takes a new one. Every password that can't be opened any more
        /// is changed after that; variables that can't be opened have to be set again.
        func recoverKey(
            _ request: OperationsV1.RecoverKeyRequest, context: CallContext
        ) async throws -> OperationsV1.RecoverKeyResponse
    }
}

extension OperationsV1.OperationsService {
    /// Every method of `paas.operations.v1.Operations`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(OperationsV1.OperationsMethod.listHosts.rawValue) { request, context in
                try await self.listHosts(request, context: context)
            },
            .unary(OperationsV1.OperationsMethod.listPools.rawValue) { request, context in
                try await self.listPools(request, context: context)
            },
            .unary(OperationsV1.OperationsMethod.getKeyStatus.rawValue) { request, context in
                try await self.getKeyStatus(request, context: context)
            },
            .unary(OperationsV1.OperationsMethod.rotateKey.rawValue) { request, context in
                try await self.rotateKey(request, context: context)
            },
            .unary(OperationsV1.OperationsMethod.recoverKey.rawValue) { request, context in
                try await self.recoverKey(request, context: context)
            },
        ]
    }
}
