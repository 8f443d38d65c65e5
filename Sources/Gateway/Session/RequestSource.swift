import Hummingbird

/// Which page a request comes from, as the browser says and no script can forge: Fetch Metadata
/// (https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header) or, where a browser leaves it out, `Origin` (RFC 6454).
enum RequestSource: Equatable {
    /// No browser says anything.
    case unsaid
    /// A page of this gateway.
    case ownPage
    /// A page of another origin, or none that a script of ours could run in.
    case elsewhere

    /// Reads a request's head.
    ///
    /// - Parameter isBehindTLS: browsers speak TLS to the proxy in front of the gateway.
    init(_ head: HTTPRequest, isBehindTLS: Bool) {
        if let site = head.headerFields.value("sec-fetch-site") {
            self = site == "same-origin" ? .ownPage : .elsewhere
        } else if let origin = head.headerFields.value("origin") {
            self = origin.lowercased() == Self.ownOrigin(head, isBehindTLS) ? .ownPage : .elsewhere
        } else {
            self = .unsaid
        }
    }

    /// An origin leaves its scheme's usual port out; a `Host` need not.
    private static func ownOrigin(_ head: HTTPRequest, _ isBehindTLS: Bool) -> String? {
        guard let host = head.authority?.lowercased() else { return nil }
        let (scheme, port) = isBehindTLS ? ("https", ":443") : ("http", ":80")
        return "\(scheme)://\(host.hasSuffix(port) ? String(host.dropLast(port.count)) : host)"
    }
}
