import Model

/// The header `Authorization: Bearer …` (RFC 6750, section 2.1): the only place a token is taken from.
enum BearerCredentials {
    /// Longest token, in bytes.
    static let longest = 512

    /// The token; `nil` unless the header holds exactly one well-formed one.
    static func token(_ header: String?) -> Secret? {
        guard let header else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        let token = parts[1].drop { $0 == " " }
        let body = token.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
        guard token.utf8.count <= longest, !body.isEmpty, body.allSatisfy(isAllowed) else { return nil }
        return Secret(String(token))
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "+"),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
