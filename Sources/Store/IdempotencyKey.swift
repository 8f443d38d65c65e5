import Model

/// What makes repeated requests one: a key that a caller has chosen for a request.
///
/// The first request with a key leaves it behind in the transaction of its effect; whoever comes with it within
/// `lifetime` gets the first one's answer.
public struct IdempotencyKey: Equatable, Sendable {
    /// How long a key is kept, by PostgreSQL's clock.
    public static let lifetime = Duration.seconds(86_400)

    /// Organisation that the request is about.
    public var org: Name
    /// Whose key it is: a principal's name. Others may use the same text.
    public var principal: String
    /// What the caller has chosen.
    public var text: String
    /// SHA-256 of the method and the request: tells another request with the same key.
    public var digest: [UInt8]

    /// Puts a key together from its parts.
    public init(org: Name, principal: String, text: String, digest: [UInt8]) {
        self.org = org
        self.principal = principal
        self.text = text
        self.digest = digest
    }
}

/// What the first request with a key has done.
public struct KeyedAnswer: Equatable, Sendable {
    /// The request that it was.
    public var digest: [UInt8]
    /// The database as that request left it; `nil` if it was not about one.
    public var database: Database?
    /// The deployment that it made.
    public var deployment: DeploymentID?
}
