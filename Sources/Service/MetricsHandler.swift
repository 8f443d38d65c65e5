import Control
import Messages
import Meters
import Model

/// The service `Metrics`: what the daemon has measured, and what the control plane counts.
public struct MetricsHandler: MetricsV1.MetricsService {
    private let control: Control
    private let measured: @Sendable (inout MetricText) -> Void

    /// Serves what a control counts, and then what is measured elsewhere.
    public init(_ control: Control, measured: @escaping @Sendable (inout MetricText) -> Void) {
        self.control = control
        self.measured = measured
    }

    /// The daemon's metrics as Prometheus reads them.
    public func getMetrics(
        _ request: MetricsV1.GetMetricsRequest, context: CallContext
    ) async throws -> MetricsV1.GetMetricsResponse {
        var text = MetricText()
        measured(&text)
        // What the daemon has measured itself is there also while the control plane is away.
        if let counts = try? await control.counts() {
            text.gauges(
                "paas_databases", "Databases by state, without those that are purged.", label: "state",
                DatabaseState.allCases.filter { $0 != .purged }.map { ($0.rawValue, counts.databases[$0] ?? 0) })
            text.gauge("paas_watchers", "Watches of this daemon.", counts.watches)
        }
        text.gauge(
            "paas_control_plane_up", "Whether the control plane answers.", text.text.contains("paas_watchers") ? 1 : 0)
        return MetricsV1.GetMetricsResponse(text: text.text)
    }
}
