/// A header that an answer always has, beside those that all answers have.
enum AnswerHeader: String {
    case requestID = "Request-Id"
    case location = "Location"
    case entityTag = "ETag"
    case cookie = "Set-Cookie"
    case challenge = "WWW-Authenticate"
    case allow = "Allow"
    case retryAfter = "Retry-After"

    var schema: Schema {
        switch self {
        case .requestID: .text(pattern: "^[A-Za-z0-9._-]{1,64}$")
        case .location, .entityTag, .cookie, .challenge, .allow: .text()
        case .retryAfter: .integer(1).described("in seconds")
        }
    }
}
