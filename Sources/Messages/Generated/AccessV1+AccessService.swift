// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

extension AccessV1 {
    /// Serves `paas.access.v1.Access`.
    public protocol AccessService: RPCService {
        /// Says whom the caller's token speaks for. Any valid token.
        func getCaller(
            _ request: AccessV1.GetCallerRequest, context: CallContext
        ) async throws -> AccessV1.GetCallerResponse
    }
}

extension AccessV1.AccessService {
    /// Every method of `paas.access.v1.Access`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(AccessV1.AccessMethod.getCaller.rawValue) { request, context in
                try await self.getCaller(request, context: context)
            }
        ]
    }
}
