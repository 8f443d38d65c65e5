/// A JSON number as digits and a power of ten: `1.50e3` is 150 × 10¹.
struct Decimal {
    private let isNegative: Bool
    private let digits: Substring
    private let exponent: Int

    /// - Parameter text: a number by JSON's grammar; `nil` where its exponent is beyond all use.
    init?(_ text: String) {
        isNegative = text.hasPrefix("-")
        let parts = text.drop { $0 == "-" }.split(whereSeparator: { $0 == "e" || $0 == "E" })
        guard let mantissa = parts.first, let power = Int(parts.dropFirst().first ?? "0"), power.magnitude < 10_000
        else { return nil }
        let halves = mantissa.split(separator: ".")
        let fraction = halves.dropFirst().first ?? ""
        let all = (String(halves.first ?? "") + fraction).drop { $0 == "0" }
        digits = Substring(String(all.reversed().drop { $0 == "0" }.reversed()))
        exponent = power - fraction.count + (all.count - digits.count)
    }

    /// The number, if it is whole and fits.
    func whole<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer? {
        if digits.isEmpty { return 0 }
        guard exponent >= 0, exponent <= 20 else { return nil }
        return Integer((isNegative ? "-" : "") + digits + String(repeating: "0", count: exponent))
    }
}
