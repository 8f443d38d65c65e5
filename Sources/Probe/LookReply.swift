/// What a session of the platform's own found out. The server says it of itself.
public struct LookReply: Equatable, Sendable, Codable {
    /// Identity of the cluster, in decimal digits, where it may be read.
    public var systemIdentifier: String?
    /// What the server has stored of the app's password.
    public var verifier: String?
    /// The app's role may log in to its database.
    public var mayLogIn: Bool

    /// A reply by its parts.
    public init(systemIdentifier: String?, verifier: String?, mayLogIn: Bool) {
        self.systemIdentifier = systemIdentifier
        self.verifier = verifier
        self.mayLogIn = mayLogIn
    }
}
