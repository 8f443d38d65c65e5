/// What a session of the platform's own has found out inside of an instance. The server says it of itself.
public struct ServerReport: Equatable, Sendable {
    /// Identity of the cluster, in decimal digits, where it may be read.
    public var systemIdentifier: String?
    /// What the server has stored of the app's password.
    public var verifier: String?
    /// The app's role may log in to its database.
    public var mayLogIn: Bool
    /// Bytes that the server may still write; `nil` where that could not be found out.
    public var freeBytes: Int64?

    /// A report by its parts.
    public init(
        systemIdentifier: String? = nil, verifier: String? = nil, mayLogIn: Bool = false, freeBytes: Int64? = nil
    ) {
        self.systemIdentifier = systemIdentifier
        self.verifier = verifier
        self.mayLogIn = mayLogIn
        self.freeBytes = freeBytes
    }
}
