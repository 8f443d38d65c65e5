import Hummingbird
import Model

/// What a request shows of its sender: the daemon says whether it is any good. The header and the cookie are the only
/// places a token is taken from.
enum Credentials: Equatable, Sendable {
    case none
    case bearer(Secret)
    /// A browser sends it with every request, whoever made it do so.
    case cookie(Secret)

    /// Reads the headers; a bearer token wins over the cookie, also one that is malformed.
    init(_ headers: HTTPFields, cookie: SessionCookie) {
        switch BearerCredentials.read(headers[.authorization]) {
        case .token(let token): self = .bearer(token)
        case .malformed: self = .none
        case .absent: self = cookie.session(headers[.cookie]).map(Self.cookie) ?? .none
        }
    }

    /// The token, wherever it was.
    var token: Secret? {
        switch self {
        case .none: nil
        case .bearer(let token), .cookie(let token): token
        }
    }
}
