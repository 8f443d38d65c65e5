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
        ]
    }
}
