import Model

/// The header `Authorization: Bearer …` (RFC 6750, section 2.1).
enum BearerCredentials {
    /// Longest token, in bytes.
    static let longest = 512

    /// What the header says.
    enum Header: Equatable {
        /// The header is missing, or of another scheme, which is for a proxy to understand.
        case absent
        /// It is of this scheme and holds no token that could be passed on.
        case malformed
        case token(Secret)
    }

    /// Reads the header.
    static func read(_ header: String?) -> Header {
        guard let header else { return .absent }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard let scheme = parts.first, scheme.lowercased() == "bearer" else { return .absent }
        guard parts.count == 2, let token = token(parts[1].drop { $0 == " " }) else { return .malformed }
        return .token(token)
    }

    /// The text as a token; `nil` unless it is one by its form. What passes may stand in a header and in a cookie.
    static func token(_ text: Substring) -> Secret? {
        let body = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
        guard text.utf8.count <= longest, !body.isEmpty, body.allSatisfy(isAllowed) else { return nil }
        return Secret(String(text))
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
