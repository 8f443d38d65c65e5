/// Identifies a temporary login for ever, and names its role in the database: of the same form as a database's
/// identifier.
public struct LoginID: Hashable, Sendable, CustomStringConvertible {
    /// The identifier as it stands in the API.
    public let rawValue: String

    /// What the name of each such role begins with. No other role of a database's server does: whoever may make roles
    /// there is the platform.
    public static let rolePrefix = "paas_login_"

    /// Takes an identifier that was stored or came from outside; `nil` unless it is well formed.
    public init?(_ text: String) {
        guard DatabaseID(text) != nil else { return nil }
        rawValue = text
    }

    /// Makes a fresh identifier from a source of randomness.
    public init(using random: inout some RandomNumberGenerator) { rawValue = DatabaseID(using: &random).rawValue }

    /// The role's name: `paas_login_` and the identifier.
    public var role: String { Self.rolePrefix + rawValue }

    /// The identifier.
    public var description: String { rawValue }
}
