import Meters
import Model
import RPCServer
import Store

/// What the daemon measures of itself since its start.
final class DaemonMetrics: Sendable {
    let calls = MetricsInterceptor()
    private let operations = HistogramFamily(
        "paas_operation_duration_seconds", "Operations on databases that have ended.", labels: ["type"],
        bounds: HistogramFamily.operations)
    private let outcomes = CounterFamily(
        "paas_operations_total", "Operations on databases that have ended, and how.", labels: ["type", "outcome"])

    /// Follows the history of all databases until its task is cancelled.
    ///
    /// - Throws: `CancellationError`.
    func follow(_ feed: Feed) async throws {
        while true {
            var meter = OperationMeter()
            do {
                for try await event in feed.subscribe(WatchFilter(organisations: nil)) {
                    guard let ended = meter.received(event.kind) else { continue }
                    outcomes.count(MetricLabels(ended.type, ended.outcome))
                    operations.observe(ended.duration, MetricLabels(ended.type))
                }
            } catch is Fault {
                // The control plane is away, or the daemon stops: what ends meanwhile is not counted.
            }
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Adds everything to a text.
    func write(to text: inout MetricText) {
        text.begin("paas_build_info", "gauge", "1, with the program.")
        text.add("paas_build_info", #"program="paasd""#, 1)
        write(calls.snapshot, to: &text)
        operations.write(to: &text)
        outcomes.write(to: &text)
    }

    private func write(_ calls: CallMetrics, to text: inout MetricText) {
        text.begin("paas_rpc_server_duration_seconds", "histogram", "Calls by method and google.rpc.Code.")
        let ended = calls.ended.sorted { ($0.key.method, $0.key.code) < ($1.key.method, $1.key.code) }
        let bounds = CallMetrics.bounds.map { Double($0) / 1_000_000_000 }
        for (key, count) in ended {
            text.addHistogram(
                "paas_rpc_server_duration_seconds",
                MetricLabels(key.method, "\(key.code)").text(["method", "code"]), bounds: bounds,
                counts: count.buckets, sum: Double(count.nanoseconds) / 1_000_000_000)
        }
        text.gauge("paas_rpc_server_in_flight", "Calls that are being carried out.", calls.inFlight)
        let reveals = calls.ended[.init(method: "/paas.databases.v1.Databases/RevealDSN", code: 0)]?.calls ?? 0
        text.begin("paas_reveals_total", "counter", "Connection strings that were given out.")
        text.add("paas_reveals_total", "", reveals)
    }
}
