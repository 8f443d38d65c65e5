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

    /// A figure whose target, if it has one, is not to be exceeded.
    init(_ name: String, _ value: Double, _ unit: String, atMost target: Double? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.target = target
        holds = target.map { value <= $0 }
    }

    /// A figure that has to be exactly so.
    init(_ name: String, _ value: Double, _ unit: String, exactly target: Double) {
        self.name = name
        self.value = value
        self.unit = unit
        self.target = target
        holds = value == target
    }

    static func print(_ all: [Measurement]) {
        for figure in all {
            let name = figure.name.padding(toLength: 58, withPad: " ", startingAt: 0)
            let verdict = figure.target.map { "target \($0): \(figure.holds == true ? "holds" : "FALLS SHORT")" } ?? ""
            Swift.print("\(name) \(String(format: "%9.2f", figure.value)) \(figure.unit)  \(verdict)")
        }
    }

    static func write(_ all: [Measurement], to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try encoder.encode(all).write(to: URL(fileURLWithPath: path))
        Swift.print("written to \(path)")
    }
}

extension [Double] {
    /// The value that a part of them does not exceed.
    func percentile(_ part: Double) -> Double {
        guard !isEmpty else { return 0 }
        let ordered = sorted()
        return ordered[Swift.min(ordered.count - 1, Int((Double(ordered.count) * part).rounded(.up)) - 1)]
    }
}
