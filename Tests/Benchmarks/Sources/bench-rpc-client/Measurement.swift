/// What a run of calls took.
struct Measurement: Sendable {
    let inFlight: Int
    /// Nanoseconds of each call.
    var latencies: [UInt32] = []
    var failures = 0
    var seconds = 0.0
    var processorSeconds = 0.0

    init(inFlight: Int) { self.inFlight = inFlight }

    mutating func add(_ part: Measurement) {
        latencies += part.latencies
        failures += part.failures
    }

    /// One line of JSON.
    var line: String {
        let sorted = latencies.sorted()
        func quantile(_ part: Double) -> Double {
            sorted.isEmpty ? 0 : Double(sorted[Int(part * Double(sorted.count - 1))]) / 1000
        }
        let calls = Double(max(1, sorted.count))
        let fields: [(String, Double)] = [
            ("calls", Double(sorted.count)), ("failures", Double(failures)), ("seconds", seconds),
            ("rate", calls / seconds), ("p50_us", quantile(0.5)), ("p99_us", quantile(0.99)),
            ("client_cpu_us", processorSeconds * 1e6 / calls), ("in_flight", Double(inFlight)),
        ]
        return "{" + fields.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }
}
