/// Metrics as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/, version 0.0.4).
public struct MetricText: Sendable {
    /// The media type of the text.
    public static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    /// What was added so far, each line with its end.
    public private(set) var text = ""

    /// Nothing yet.
    public init() {}

    /// Begins a family.
    ///
    /// - Parameters:
    ///   - help: one line for people.
    ///   - kind: `counter`, `gauge` or `histogram`.
    public mutating func begin(_ name: String, _ kind: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n"
    }

    /// Adds a sample of the family that was begun.
    public mutating func add(_ name: String, _ labels: String = "", _ value: some CustomStringConvertible) {
        text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    /// Adds a gauge with one sample.
    public mutating func gauge(_ name: String, _ help: String, _ value: some CustomStringConvertible) {
        begin(name, "gauge", help)
        add(name, "", value)
    }

    /// Adds a gauge with a sample for each value of a label.
    public mutating func gauges(
        _ name: String, _ help: String, label: String, _ values: [(String, some CustomStringConvertible)]
    ) {
        begin(name, "gauge", help)
        for (word, value) in values { add(name, MetricLabels(word).text([label]), value) }
    }

    /// Adds a sample of the histogram that was begun.
    ///
    /// - Parameters:
    ///   - bounds: upper bounds of the buckets, the smallest first.
    ///   - counts: by bucket, not added up, and last those that are above all bounds.
    public mutating func addHistogram(
        _ name: String, _ labels: String, bounds: [Double], counts: [some BinaryInteger & CustomStringConvertible],
        sum: Double
    ) {
        let start = labels.isEmpty ? "" : labels + ","
        var total = 0
        for (bound, count) in zip(bounds.map { "\($0)" } + ["+Inf"], counts) {
            total += Int(count)
            add("\(name)_bucket", "\(start)le=\"\(bound)\"", total)
        }
        add("\(name)_sum", labels, sum)
        add("\(name)_count", labels, total)
    }

    /// Adds what another program has said, as it stands.
    public mutating func append(_ other: String) { text += other }
}
