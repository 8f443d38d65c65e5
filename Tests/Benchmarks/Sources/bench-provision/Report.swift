import Foundation

/// One figure of a benchmark.
struct Measurement: Encodable {
    let name: String
    let value: Double
    let unit: String
    /// What the project wants; `nil` where the figure only explains another.
    let target: Double?
    /// Whether the value is within its target.
    let holds: Bool?
}

/// Turns times into figures and shows them.
enum Report {
    static func measurements(ours: [Double], bare: [Double], of server: any BareServer) -> [Measurement] {
        let name = server.description
        let engine = server is BareContainer ? "docker" : "native"
        var all = [
            Measurement(
                name: "\(engine): create → Ready, p50", value: median(ours) * 1000, unit: "ms", target: nil, holds: nil),
            Measurement(
                name: "\(engine): create → Ready, maximum", value: (ours.max() ?? 0) * 1000, unit: "ms", target: nil,
                holds: nil),
            Measurement(name: "\(name), p50", value: median(bare) * 1000, unit: "ms", target: nil, holds: nil),
            Measurement(
                name: "\(name), maximum", value: (bare.max() ?? 0) * 1000, unit: "ms", target: nil, holds: nil),
        ]
        let ratio = median(ours) / median(bare)
        if server is BareContainer {
            let rest = (median(ours) - 1.15 * median(bare)) * 1000
            all += [
                Measurement(name: "docker: ratio of the p50", value: ratio, unit: "×", target: nil, holds: nil),
                Measurement(
                    name: "docker: create → Ready less 1.15 × bare, p50", value: rest, unit: "ms", target: 100,
                    holds: rest <= 100),
            ]
        } else {
            all.append(
                Measurement(name: "native: ratio of the p50", value: ratio, unit: "×", target: 1.3, holds: ratio <= 1.3)
            )
        }
        return all
    }

    static func print(_ measurements: [Measurement]) {
        for measurement in measurements {
            let name = measurement.name.padding(toLength: 40, withPad: " ", startingAt: 0)
            let value = String(format: "%9.2f", measurement.value)
            let verdict = measurement.target.map { target in
                "target ≤ \(target): \(measurement.holds == true ? "holds" : "FALLS SHORT")"
            }
            Swift.print("\(name) \(value) \(measurement.unit)  \(verdict ?? "")")
        }
    }

    static func write(_ measurements: [Measurement], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try encoder.encode(measurements).write(to: URL(fileURLWithPath: path))
        Swift.print("written to \(path)")
    }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
