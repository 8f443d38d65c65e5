import Hummingbird

/// How a request has come: who has sent it, and which origin its browser sees the gateway at.
struct Arrival: Sendable {
    /// The sender's address; empty = not known.
    let client: String
    /// The proxy that has passed it on; `nil` = none that is trusted.
    let proxy: String?
    /// The browser speaks TLS, as far as is known.
    let isSecure: Bool
    /// The origin of the gateway's own pages; `nil` = not known.
    let ownOrigin: String?
    /// Somebody has said what the origin is: it was not put together from what the request says.
    let isOriginCertain: Bool

    /// - Parameter peer: the other end of the connection.
    init(_ head: HTTPRequest, peer: String, configuration: GatewayConfiguration) {
        let address = IPAddress(peer)
        let isTrusted = address.map(configuration.trustedProxies.contains) ?? false
        if let address, isTrusted {
            let forwarded = head.headerFields.value("x-forwarded-for")
            client = "\(configuration.trustedProxies.sender(peer: address, forwarded: forwarded))"
            proxy = "\(address)"
        } else {
            client = address.map { "\($0)" } ?? peer
            proxy = nil
        }
        if let url = configuration.publicURL {
            (isSecure, ownOrigin, isOriginCertain) = (url.isSecure, url.origin, true)
            return
        }
        let isSecure = configuration.isBehindTLS || (isTrusted && Self.forwardedScheme(head) == "https")
        self.isSecure = isSecure
        ownOrigin = head.authority.map { authority in
            (isSecure ? "https://" : "http://")
                + PublicURL.withoutPort(authority.lowercased(), isSecure: isSecure)
        }
        isOriginCertain = false
    }

    /// What the nearest proxy says; those before it may be anybody.
    private static func forwardedScheme(_ head: HTTPRequest) -> String? {
        head.headerFields.value("x-forwarded-proto")?.lowercased().split(separator: ",").last
            .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }
}
