import Testing

@testable import Meters

/// The text as Prometheus wants it.
@Suite struct MetricTextTests {
    @Test func countersInOrderOfTheirLabels() {
        let family = CounterFamily("paas_a_total", "Help.", labels: ["x", "y"])
        for _ in 1...2 { family.count(MetricLabels("b", "c")) }
        family.count(MetricLabels("a", "\"\\\n"))
        var text = MetricText()
        family.write(to: &text)
        #expect(
            text.text == """
                # HELP paas_a_total Help.
                # TYPE paas_a_total counter
                paas_a_total{x="a",y="\\"\\\\\\n"} 1
                paas_a_total{x="b",y="c"} 2

                """)
    }

    @Test func aCounterWithoutLabelsBeginsWithNothing() {
        let family = CounterFamily("paas_a_total", "Help.")
        var text = MetricText()
        family.write(to: &text)
        #expect(text.text.hasSuffix("\npaas_a_total 0\n"))
    }

    @Test func bucketsAreAddedUp() {
        let family = HistogramFamily("paas_a_seconds", "Help.", labels: ["x"], bounds: [0.5, 1])
        for time: Duration in [.milliseconds(100), .milliseconds(500), .milliseconds(900), .seconds(2)] {
            family.observe(time, MetricLabels("a"))
        }
        var text = MetricText()
        family.write(to: &text)
        #expect(
            text.text == """
                # HELP paas_a_seconds Help.
                # TYPE paas_a_seconds histogram
                paas_a_seconds_bucket{x="a",le="0.5"} 2
                paas_a_seconds_bucket{x="a",le="1.0"} 3
                paas_a_seconds_bucket{x="a",le="+Inf"} 4
                paas_a_seconds_sum{x="a"} 3.5
                paas_a_seconds_count{x="a"} 4

                """)
    }

    @Test func gauges() {
        var text = MetricText()
        text.gauge("paas_a", "Help.", 1)
        text.gauges("paas_b", "Help.", label: "x", [("a", 1), ("b", 0)])
        text.append("paas_c 2\n")
        #expect(text.text.hasSuffix("gauge\npaas_b{x=\"a\"} 1\npaas_b{x=\"b\"} 0\npaas_c 2\n"))
        #expect(text.text.contains("# TYPE paas_a gauge\npaas_a 1\n"))
    }
}
