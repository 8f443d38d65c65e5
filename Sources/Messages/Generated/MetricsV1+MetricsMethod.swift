// Made by Proto/generate.sh from paas/metrics/v1/metrics.proto. Do not edit.

extension MetricsV1 {
    /// The methods of `paas.metrics.v1.Metrics` by their paths on the wire.
    public enum MetricsMethod: String, CaseIterable, Sendable {
        /// `GetMetrics`
        case getMetrics = "/paas.metrics.v1.Metrics/GetMetrics"
    }
}
