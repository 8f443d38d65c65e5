import Synchronization

/// Numbers that only grow, one for each combination of labels.
public final class CounterFamily: Sendable {
    private let name: String
    private let help: String
    private let labels: [String]
    private let counts = Mutex<[MetricLabels: Int]>([:])

    /// - Parameters:
    ///   - name: `paas_…_total`.
    ///   - help: one line for people.
    ///   - labels: names of up to three labels.
    public init(_ name: String, _ help: String, labels: [String] = []) {
        self.name = name
        self.help = help
        self.labels = labels
    }

    /// One more.
    public func count(_ values: MetricLabels = MetricLabels()) { counts.withLock { $0[values, default: 0] += 1 } }

    /// Adds the family to a text, in order of the labels.
    public func write(to text: inout MetricText) {
        text.begin(name, "counter", help)
        let samples = counts.withLock { $0 }.map { ($0.key.text(labels), $0.value) }.sorted { $0.0 < $1.0 }
        if samples.isEmpty, labels.isEmpty { text.add(name, "", 0) }
        for (labels, count) in samples { text.add(name, labels, count) }
    }
}
