/// The header `Date` (RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Sun, 06 Nov 1994 08:49:37 GMT`
    static func text(_ moment: WallClock.Moment) -> String {
        let time = CivilTime(seconds: moment.seconds)
        let date = "\(CivilTime.digits(time.day, 2)) \(months[Int(time.month) - 1]) \(CivilTime.digits(time.year, 4))"
        let day = [time.hour, time.minute, time.second].map { CivilTime.digits($0, 2) }.joined(separator: ":")
        return "\(weekdays[time.weekday]), \(date) \(day) GMT"
    }
}
