/// A moment as people write it: date and time of day in UTC, Gregorian calendar.
struct CivilTime: Equatable, Sendable {
    let year: Int64
    /// 1 to 12.
    let month: Int64
    /// 1 to 31.
    let day: Int64
    let hour: Int64
    let minute: Int64
    let second: Int64
    /// 0 = Sunday.
    let weekday: Int

    private static let secondsOfDay: Int64 = 86_400

    /// Seconds since 1970-01-01 00:00 UTC; times outside of the years 1 to 9999, which RFC 3339 can't write, become the
    /// nearest end.
    init(seconds: Int64) {
        let seconds = min(max(seconds, -62_135_596_800), 253_402_300_799)
        let days = Self.floorDivide(seconds, Self.secondsOfDay)
        let rest = seconds - days * Self.secondsOfDay
        // Days are counted from 1 March of year 0, so that a leap day is the last day of its year; 400 years are
        // 146,097 days (Howard Hinnant, «chrono-compatible low-level date algorithms», civil_from_days).
        let shifted = days + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        // 1970-01-01 was a Thursday.
        weekday = Int(days + 4 - Self.floorDivide(days + 4, 7) * 7)
    }

    private static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
        number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
    }

    /// The number with leading zeros.
    static func digits(_ number: Int64, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
