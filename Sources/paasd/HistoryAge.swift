import ArgumentParser

/// A length of time on the command line: `90s`, `30m`, `12h`, `7d`.
struct HistoryAge: ExpressibleByArgument, CustomStringConvertible, Equatable, Sendable {
    let duration: Duration

    /// Seconds that are allowed: a minute to ten years.
    private static let range: ClosedRange<Int64> = 60...3650 * 86_400
    private static let units: [(letter: Character, seconds: Int64)] = [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)]

    init(duration: Duration) { self.duration = duration }

    /// `nil` for what has no unit, is no whole number or lies outside of the range.
    init?(argument: String) {
        guard let unit = Self.units.first(where: { $0.letter == argument.last }), argument.utf8.count <= 12,
            argument.dropLast().utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(argument.dropLast())
        else { return nil }
        let seconds = number.multipliedReportingOverflow(by: unit.seconds)
        guard !seconds.overflow, Self.range.contains(seconds.partialValue) else { return nil }
        duration = .seconds(seconds.partialValue)
    }

    var description: String {
        let seconds = duration.components.seconds
        let unit = Self.units.first { seconds % $0.seconds == 0 } ?? ("s", 1)
        return "\(seconds / unit.seconds)\(unit.letter)"
    }

    var defaultValueDescription: String { description }
}
