/// Moments as RFC 3339 writes them.
enum TimestampText {
    private static let secondsOfDay: Int64 = 86_400
    /// The years 1 to 9999.
    private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// In UTC: `2026-03-01T12:30:00.500Z`; `nil` for what is no moment in the years 1 to 9999.
    static func text(seconds: Int64, nanoseconds: Int32) -> String? {
        guard range.contains(seconds), (0...999_999_999).contains(nanoseconds) else { return nil }
        let second = (seconds % secondsOfDay + secondsOfDay) % secondsOfDay
        let day = CalendarDay(number: (seconds - second) / secondsOfDay)
        let date = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
        let time = "\(padded(second / 3_600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        return "\(date)T\(time)\(WellKnownType.fraction(nanoseconds))Z"
    }

    /// Seconds since 1970 and nanoseconds; `nil` for what is no moment in the years 1 to 9999.
    static func parse(_ text: String) -> (seconds: Int64, nanoseconds: Int32)? {
        var scanner = ByteScanner(Array(text.utf8))
        guard let year = number(&scanner, 4), scanner.take("-"), let month = number(&scanner, 2), scanner.take("-"),
            let day = number(&scanner, 2), let date = CalendarDay(year: year, month: month, day: day),
            scanner.take("T"), let hour = number(&scanner, 2), hour < 24, scanner.take(":"),
            let minute = number(&scanner, 2), minute < 60, scanner.take(":"), let second = number(&scanner, 2),
            second < 60, let nanoseconds = WellKnownType.nanoseconds(&scanner), let offset = offset(&scanner),
            scanner.isAtEnd
        else { return nil }
        let seconds = date.number * secondsOfDay + hour * 3_600 + minute * 60 + second - offset
        return range.contains(seconds) ? (seconds, nanoseconds) : nil
    }

    /// Seconds that a place is ahead of UTC.
    private static func offset(_ scanner: inout ByteScanner) -> Int64? {
        if scanner.take("Z") { return 0 }
        let isAhead = scanner.take("+")
        guard isAhead || scanner.take("-"), let hours = number(&scanner, 2), hours < 24, scanner.take(":"),
            let minutes = number(&scanner, 2), minutes < 60
        else { return nil }
        return (hours * 3_600 + minutes * 60) * (isAhead ? 1 : -1)
    }

    private static func number(_ scanner: inout ByteScanner, _ digits: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<digits {
            guard let digit = scanner.takeDigit() else { return nil }
            value = value * 10 + Int64(digit)
        }
        return value
    }

    private static func padded(_ number: Int64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
