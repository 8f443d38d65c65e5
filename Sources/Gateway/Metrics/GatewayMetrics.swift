import Meters
import Synchronization

/// What the gateway measures of itself since its start.
final class GatewayMetrics: Sendable {
    private let requests = HistogramFamily(
        "paas_gateway_request_duration_seconds", "Requests by method, operation and status; streams until their end.",
        labels: ["method", "operation", "status"], bounds: HistogramFamily.calls)
    private let refused = CounterFamily(
        "paas_gateway_refused_total", "Connections that were closed because of their client.", labels: ["reason"])
    private let connections = Mutex(0)
    private let streams = Mutex(0)

    /// Why a connection was closed.
    enum Refusal: String {
        /// A request that could be read in two ways.
        case unclear
        /// The client took longer than it may.
        case slow
        /// Its address has too many connections.
        case tooMany = "too_many"
    }

    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "DELETE"]

    /// A request was answered, or its client has gone away (`status` is 0 then).
    func answered(_ method: String, _ operation: Operation?, status: Int, after duration: Duration) {
        let labels = MetricLabels(
            Self.methods.contains(method) ? method : "other", operation.map { "\($0)" } ?? "none", "\(status)")
        requests.observe(duration, labels)
    }

    func refused(_ reason: Refusal) { refused.count(MetricLabels(reason.rawValue)) }

    /// Connections that there are more now; negative = fewer.
    func changeConnections(by count: Int) { connections.withLock { $0 += count } }

    /// Streams that there are more now; negative = fewer.
    func changeStreams(by count: Int) { streams.withLock { $0 += count } }

    /// Adds everything to a text.
    func write(to text: inout MetricText) {
        text.gauge("paas_gateway_connections", "Connections at the moment.", connections.withLock { $0 })
        text.gauge("paas_gateway_streams", "Streams of events at the moment.", streams.withLock { $0 })
        requests.write(to: &text)
        refused.write(to: &text)
    }
}
