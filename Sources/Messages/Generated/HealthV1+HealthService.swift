// Made by Proto/generate.sh from paas/health/v1/health.proto. Do not edit.

extension HealthV1 {
    /// Part of every server; needs no token.
    public protocol HealthService: RPCService {
        /// Says whether a service can be used now. NotFound (reason UnknownService) for one that the server does
        /// not have.
        func check(_ request: HealthV1.CheckRequest, context: CallContext) async throws -> HealthV1.CheckResponse

        /// Says it now and whenever it changes. A service that the server does not have is STATUS_SERVICE_UNKNOWN.
        func watch(
            _ request: HealthV1.WatchRequest, context: CallContext, responses: ResponseWriter<HealthV1.WatchResponse>
        ) async throws
    }
}

extension HealthV1.HealthService {
    /// Every method of `paas.health.v1.Health`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(HealthV1.HealthMethod.check.rawValue) { request, context in
                try await self.check(request, context: context)
            },
            .serverStreaming(HealthV1.HealthMethod.watch.rawValue) { request, context, responses in
                try await self.watch(request, context: context, responses: responses)
            },
        ]
    }
}
