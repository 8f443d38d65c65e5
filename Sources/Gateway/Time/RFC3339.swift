/// Timestamps as the API writes them.
enum RFC3339 {
    /// `2026-03-01T12:30:00.000001Z`: in UTC and to the microsecond always, so that texts sort like times.
    ///
    /// - Parameter nanoseconds: 0 to 999,999,999; what lies outside counts as the nearest end.
    static func text(seconds: Int64, nanoseconds: Int64) -> String {
        let time = CivilTime(seconds: seconds)
        let date = [CivilTime.digits(time.year, 4), CivilTime.digits(time.month, 2), CivilTime.digits(time.day, 2)]
        let day = [CivilTime.digits(time.hour, 2), CivilTime.digits(time.minute, 2), CivilTime.digits(time.second, 2)]
        let fraction = CivilTime.digits(min(max(nanoseconds, 0), 999_999_999) / 1000, 6)
        return "\(date.joined(separator: "-"))T\(day.joined(separator: ":")).\(fraction)Z"
    }
}
