import Synchronization

/// Durations, counted by how long they were, for each combination of labels.
public final class HistogramFamily: Sendable {
    private struct Sample {
        /// By bucket, not added up; the last is for what is longer than all bounds.
        var counts: [Int]
        var sum = Duration.zero
    }

    /// Upper bounds of calls, in seconds: half a millisecond to 10 seconds.
    public static let calls: [Double] = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]
    /// Upper bounds of operations on databases, in seconds: a tenth of a second to ten minutes.
    public static let operations: [Double] = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600]

    private let name: String
    private let help: String
    private let labels: [String]
    private let bounds: [Double]
    private let limits: [Duration]
    private let samples = Mutex<[MetricLabels: Sample]>([:])

    /// - Parameters:
    ///   - name: `paas_…_seconds`.
    ///   - help: one line for people.
    ///   - labels: names of up to three labels.
    ///   - bounds: upper bounds of the buckets in seconds, the smallest first.
    public init(_ name: String, _ help: String, labels: [String] = [], bounds: [Double]) {
        self.name = name
        self.help = help
        self.labels = labels
        self.bounds = bounds
        limits = bounds.map { .microseconds(Int64($0 * 1_000_000)) }
    }

    /// One more, of this length.
    public func observe(_ duration: Duration, _ values: MetricLabels = MetricLabels()) {
        let bucket = limits.firstIndex { duration <= $0 } ?? limits.count
        samples.withLock { samples in
            samples[values, default: Sample(counts: Array(repeating: 0, count: limits.count + 1))].counts[bucket] += 1
            samples[values]?.sum += duration
        }
    }

    /// Adds the family to a text, in order of the labels.
    public func write(to text: inout MetricText) {
        text.begin(name, "histogram", help)
        let samples = samples.withLock { $0 }.map { ($0.key.text(labels), $0.value) }.sorted { $0.0 < $1.0 }
        for (labels, sample) in samples {
            text.addHistogram(name, labels, bounds: bounds, counts: sample.counts, sum: sample.sum / .seconds(1))
        }
    }
}
