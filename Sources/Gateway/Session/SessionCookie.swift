import Model

/// The cookie that keeps a browser signed in (RFC 6265). Its value is the token, so there is no session to store.
struct SessionCookie: Sendable {
    /// How long a browser keeps it: 12 h, in seconds.
    static let lifetime = 43_200

    private static let name = "paas_session"

    /// Browsers send it over TLS only.
    let isSecure: Bool

    /// The header that sets it. No script can read the cookie, and no other site can have it sent.
    func setting(_ token: Secret) -> String {
        token.reveal { "\(Self.name)=\($0); Max-Age=\(Self.lifetime); \(attributes)" }
    }

    /// The header that takes it back.
    var clearing: String { "\(Self.name)=; Max-Age=0; \(attributes)" }

    private var attributes: String { "Path=/; HttpOnly; SameSite=Strict\(isSecure ? "; Secure" : "")" }

    /// The token in a request's header; `nil` unless there is exactly one cookie of the name: a second one was put there
    /// by somebody else.
    static func token(_ header: String?) -> Secret? {
        let cookies = (header ?? "").split(separator: ";").map { $0.drop { $0 == " " } }
        let ours = cookies.filter { $0.hasPrefix("\(name)=") }
        guard ours.count == 1, let cookie = ours.first else { return nil }
        return BearerCredentials.token(cookie.dropFirst(name.utf8.count + 1))
    }
}
