// Made by Proto/generate.sh from paas/metrics/v1/metrics.proto. Do not edit.

extension MetricsV1 {
    /// For whoever may open the daemon's socket: it needs no token, and holds no name, no id and nothing of
    /// anybody's.
    public protocol MetricsService: RPCService {
        /// Handles `GetMetrics`.
        func getMetrics(
            _ request: MetricsV1.GetMetricsRequest, context: CallContext
        ) async throws -> MetricsV1.GetMetricsResponse
    }
}

extension MetricsV1.MetricsService {
    /// Every method of `paas.metrics.v1.Metrics`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(MetricsV1.MetricsMethod.getMetrics.rawValue) { request, context in
                try await self.getMetrics(request, context: context)
            }
        ]
    }
}
