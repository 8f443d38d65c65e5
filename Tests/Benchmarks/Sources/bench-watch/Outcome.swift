/// What a run has shown.
struct Outcome {
    var streams = 0
    var openingSeconds = 0.0
    var seconds = 0.0
    private var written = 0
    private var asked = 0
    private var missing = 0
    private var deliveries = 0
    private var wrongs: [String] = []
    private var wrongCount = 0
    private var failures: [String] = []
    /// Deliveries by their time: in steps of 0.1 ms, the last for all that took longer.
    private var histogram = [Int](repeating: 0, count: 100_001)
    private var longest: Int64 = 0

    mutating func delivered(after microseconds: Int64) {
        deliveries += 1
        longest = max(longest, microseconds)
        histogram[Int(min(max(microseconds, 0) / 100, 100_000))] += 1
    }

    mutating func wrong(_ text: String) {
        wrongCount += 1
        if wrongs.count < 5 { wrongs.append(text) }
    }

    mutating func check(missing: Int, written: Int, asked: Int, _ failures: [String]) {
        (self.missing, self.written, self.asked, self.failures) = (missing, written, asked, failures)
    }

    /// A line of JSON, times in milliseconds.
    var line: String {
        let texts = (wrongs + failures.prefix(5)).map { "\"\($0.filter { $0 != "\"" && $0 != "\\" })\"" }
        return """
            {"streams": \(streams), "opening_seconds": \(openingSeconds), "seconds": \(seconds), "written": \(written), \
            "asked": \(asked), "deliveries": \(deliveries), "missing": \(missing), "wrong": \(wrongCount), \
            "failures": \(failures.count), "p50": \(quantile(0.5)), "p99": \(quantile(0.99)), \
            "maximum": \(Double(longest) / 1000), "texts": [\(texts.joined(separator: ", "))]}
            """
    }

    private func quantile(_ part: Double) -> Double {
        var left = Int(Double(deliveries) * part)
        for (index, count) in histogram.enumerated() {
            left -= count
            if left < 0 { return Double(index + 1) / 10 }
        }
        return Double(longest) / 1000
    }
}
