/// The identifier that a request has in answers, logs and audit rows.
enum RequestID {
    /// What a caller gave: 1 to 64 letters, digits, dots, underscores and hyphens; anything else is not taken over.
    static func taken(_ header: String?) -> String? {
        guard let header, (1...64).contains(header.utf8.count), header.utf8.allSatisfy(isAllowed) else { return nil }
        return header
    }

    /// A new one: 128 random bits in hexadecimal.
    static func fresh(using random: inout some RandomNumberGenerator) -> String {
        let halves = [random.next(), random.next()] as [UInt64]
        return halves.map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
