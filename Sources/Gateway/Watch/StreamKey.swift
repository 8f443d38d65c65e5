import Model

/// What streams have in common that can share one of the daemon's: the caller, by its token, and the scope.
struct StreamKey: Hashable, Sendable, CustomStringConvertible {
    private let token: String
    private let org: String
    private let app: String
    private let id: String

    init(_ parts: RequestParts) {
        token = parts.headers.token?.reveal { $0 } ?? ""
        org = parts.parameter("org")
        app = parts.parameter("app")
        id = parts.parameter("id")
    }

    /// Without the token.
    var description: String { "\(org)/\(app)/\(id)" }
}
