/// A day of the Gregorian calendar, and its number since 1970-01-01.
struct CalendarDay: Equatable {
    var year: Int64
    var month: Int64
    var day: Int64

    /// `nil` for a day that the calendar does not have.
    init?(year: Int64, month: Int64, day: Int64) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        // The last day of a month has the next month's first behind it.
        let next = Self.number(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
        guard number < next else { return nil }
    }

    /// Days since 1970-01-01; negative before.
    var number: Int64 { Self.number(year: year, month: month, day: day) }

    /// - Parameter number: of a day in the years 1 to 9999.
    init(number: Int64) {
        // Counted from 0000-03-01, so that a leap day is the last of its year, in eras of 400 years.
        let days = number + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    private static func number(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
