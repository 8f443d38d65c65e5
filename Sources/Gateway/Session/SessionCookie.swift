import Model

/// The cookie that keeps a browser signed in (RFC 6265). Its value is what `paasd` knows the session by.
struct SessionCookie: Sendable {
    /// Longest that a browser keeps it: 366 days, in seconds.
    private static let longest: Int64 = 366 * 86_400

    /// Its name where it is not sent over TLS.
    private static let name = "paas_session"

    /// Browsers reach the gateway over TLS, and send the cookie over TLS only.
    let isSecure: Bool

    /// A cookie whose name begins so was set by this very host, over TLS: browsers see to it.
    private var name: String { isSecure ? "__Host-\(Self.name)" : Self.name }

    /// The header that sets it. No script can read the cookie, and no other site can have it sent.
    ///
    /// - Parameter lifetime: how long the session lasts, in seconds.
    func setting(_ session: Secret, lifetime: Int64) -> String {
        session.reveal { "\(name)=\($0); Max-Age=\(min(max(lifetime, 0), Self.longest)); \(attributes)" }
    }

    /// The header that takes it back.
    var clearing: String { "\(name)=; Max-Age=0; \(attributes)" }

    private var attributes: String { "Path=/; HttpOnly; SameSite=Strict\(isSecure ? "; Secure" : "")" }

    /// The session in a request's header; `nil` unless there is exactly one cookie of the name: a second one was put there
    /// by somebody else.
    func session(_ header: String?) -> Secret? {
        let cookies = (header ?? "").split(separator: ";").map { $0.drop { $0 == " " } }
        let ours = cookies.filter { $0.hasPrefix("\(name)=") }
        guard ours.count == 1, let cookie = ours.first else { return nil }
        return BearerCredentials.token(cookie.dropFirst(name.utf8.count + 1))
    }
}
