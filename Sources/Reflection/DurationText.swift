/// Times as protobuf's JSON writes them: seconds with an `s`.
enum DurationText {
    /// About 10,000 years.
    private static let longest: Int64 = 315_576_000_000

    /// `1.500s`; `nil` for what is no duration.
    static func text(seconds: Int64, nanoseconds: Int32) -> String? {
        let isMixed = (seconds < 0 && nanoseconds > 0) || (seconds > 0 && nanoseconds < 0)
        guard (-longest...longest).contains(seconds), (-999_999_999...999_999_999).contains(nanoseconds), !isMixed
        else { return nil }
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        return "\(sign)\(seconds.magnitude)\(WellKnownType.fraction(nanoseconds))s"
    }

    /// Seconds and nanoseconds, both of the same sign; `nil` for what is no duration.
    static func parse(_ text: String) -> (seconds: Int64, nanoseconds: Int32)? {
        var scanner = ByteScanner(Array(text.utf8))
        let isNegative = scanner.take("-")
        var seconds: Int64 = 0
        guard let first = scanner.takeDigit() else { return nil }
        seconds = Int64(first)
        while let digit = scanner.takeDigit() {
            seconds = seconds * 10 + Int64(digit)
            guard seconds <= longest else { return nil }
        }
        guard let nanoseconds = WellKnownType.nanoseconds(&scanner), scanner.take("s"), scanner.isAtEnd else {
            return nil
        }
        return isNegative ? (-seconds, -nanoseconds) : (seconds, nanoseconds)
    }
}
