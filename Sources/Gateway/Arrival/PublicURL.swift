/// Where browsers reach the gateway: `https://databases.example`, `http://10.0.0.5:8080`.
public struct PublicURL: Equatable, Sendable, CustomStringConvertible {
    /// As browsers write it in `Origin`: lower case, without the scheme's usual port.
    let origin: String
    /// Browsers speak TLS.
    public let isSecure: Bool

    /// The origin.
    public var description: String { origin }

    /// Takes a scheme, a host and, where it is another than usual, a port; `nil` for anything that holds more, but a slash
    /// at the end.
    public init?(_ text: String) {
        var text = Substring(text.lowercased())
        if text.hasSuffix("/") { text = text.dropLast() }
        if text.hasPrefix("https://") {
            isSecure = true
        } else if text.hasPrefix("http://") {
            isSecure = false
        } else {
            return nil
        }
        let scheme = isSecure ? "https://" : "http://"
        let authority = text.dropFirst(scheme.count)
        guard Self.isAuthority(authority) else { return nil }
        origin = scheme + Self.withoutPort(authority, isSecure: isSecure)
    }

    /// An origin leaves its scheme's usual port out; a `Host` need not.
    static func withoutPort(_ authority: some StringProtocol, isSecure: Bool) -> String {
        let port = isSecure ? ":443" : ":80"
        return authority.hasSuffix(port) ? String(authority.dropLast(port.count)) : String(authority)
    }

    private static func isAuthority(_ text: Substring) -> Bool {
        var host = text
        let end = text.lastIndex(of: "]") ?? text.startIndex
        if let colon = text[end...].lastIndex(of: ":") {
            let port = text[text.index(after: colon)...]
            guard port.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt16(port), number > 0 else {
                return false
            }
            host = text[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") { return IPAddress(host.dropFirst().dropLast())?.isIPv6 == true }
        return (1...253).contains(host.utf8.count)
            && host.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (48...57).contains($0)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
    }
}

extension IPAddress {
    var isIPv6: Bool { bytes.count == 16 }
}
