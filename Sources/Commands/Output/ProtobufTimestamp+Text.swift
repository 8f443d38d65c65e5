import FoundationEssentials
import Messages

extension ProtobufTimestamp {
    /// RFC 3339 in UTC, to the microsecond: `2026-03-01T12:30:00.000001Z`.
    var text: String {
        let date = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
        let digits = String(min(max(nanos, 0), 999_999_999) / 1_000)
        return date.dropLast() + "." + String(repeating: "0", count: 6 - digits.count) + digits + "Z"
    }

    /// To the second, as a table shows it.
    var shortText: String { Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601) }
}

extension Optional<ProtobufTimestamp> {
    var json: JSON { map { .string($0.text) } ?? .null }
}
