// Made by Proto/generate.sh from paas/metrics/v1/metrics.proto. Do not edit.

extension MetricsV1 {
    /// For whoever may open the daemon's socket: it needs no token, and holds no name, no id and nothing of
    /// anybody's.
    public struct MetricsClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Calls `GetMetrics`.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func getMetrics(
            _ request: MetricsV1.GetMetricsRequest, options: CallOptions = CallOptions()
        ) async throws -> MetricsV1.GetMetricsResponse {
            try await caller.call(MetricsV1.MetricsMethod.getMetrics.rawValue, request, options)
        }
    }
}
