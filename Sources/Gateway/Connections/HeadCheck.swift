import NIOHTTP1

/// Whether a request says once, and clearly, where it ends and whom it is for. Two programs that read an unclear one
/// differently take a part of its body for another request (RFC 9112, section 11.2), so it is refused and its connection
/// is closed.
enum HeadCheck {
    /// What is wrong with a head; `nil` = nothing.
    static func fault(_ head: HTTPRequestHead) -> HTTPParserError? {
        let (headers, isNew) = (head.headers, head.version == .http1_1)
        guard isNew || head.version == .http1_0 else { return .invalidVersion }
        // A target that names a host competes with `Host`; only proxies get those.
        guard head.uri.hasPrefix("/") || head.uri == "*" else { return .invalidURL }
        let hosts = headers["Host"]
        guard isNew ? hosts.count == 1 : hosts.count <= 1 else { return .invalidHeaderToken }
        guard hosts.allSatisfy({ $0.utf8.allSatisfy(isOfHost) }) else { return .invalidHeaderToken }
        let lengths = headers["Content-Length"]
        guard lengths.count <= 1, lengths.allSatisfy(isLength) else { return .invalidContentLength }
        let codings = headers["Transfer-Encoding"]
        guard
            codings.isEmpty || (isNew && lengths.isEmpty && codings.count == 1 && codings[0].lowercased() == "chunked")
        else { return .unexpectedContentLength }
        return nil
    }

    private static func isLength(_ text: String) -> Bool {
        (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// A name or an address, and a port (RFC 3986, section 3.2.2).
    private static func isOfHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 48...58: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "%"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}
