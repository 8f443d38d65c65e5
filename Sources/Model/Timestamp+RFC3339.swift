extension Timestamp {
    /// A moment as RFC 3339 writes it, with `Z` for its zone: `2026-03-01T12:30:00Z`, with up to six digits of a second's
    /// fraction. `nil` for anything else, also for a day that there is not.
    public init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard (20...27).contains(bytes.count), bytes.last == UInt8(ascii: "Z") else { return nil }
        for (index, mark) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":")] where bytes[index] != mark.utf8.first
        {
            return nil
        }
        func number(_ range: Range<Int>) -> Int64? {
            var number: Int64 = 0
            for byte in bytes[range] {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                number = number * 10 + Int64(byte - UInt8(ascii: "0"))
            }
            return number
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19), (1...12).contains(month), hour < 24,
            minute < 60,
            second < 60
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard day >= 1, day <= lengths[Int(month) - 1] else { return nil }
        var fraction: Int64 = 0
        if bytes.count > 20 {
            guard bytes[19] == UInt8(ascii: "."), bytes.count > 21, let digits = number(20..<bytes.count - 1) else {
                return nil
            }
            fraction = digits
            for _ in bytes.count - 21..<6 { fraction *= 10 }
        }
        // Years that begin in March end with the leap day.
        let shifted = month > 2 ? year : year - 1
        let daysOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        // Year 0 is a leap year's end too; 719,468 days lie between its March and 1970.
        let eras = shifted >= 0 ? shifted / 400 : -1
        let yearOfEra = shifted - eras * 400
        let days = eras * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + daysOfYear - 719_468
        self.init(microseconds: (days * 86_400 + hour * 3_600 + minute * 60 + second) * 1_000_000 + fraction)
    }
}
