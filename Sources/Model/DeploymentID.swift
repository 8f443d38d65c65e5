/// Identifies a deployment for ever: of the same form as a database's identifier.
public struct DeploymentID: Hashable, Sendable, CustomStringConvertible {
    /// The identifier as it stands in the API.
    public let rawValue: String

    /// Takes an identifier that was stored; `nil` unless it is well formed.
    public init?(_ text: String) {
        guard DatabaseID(text) != nil else { return nil }
        rawValue = text
    }

    /// Makes a fresh identifier from a source of randomness.
    public init(using random: inout some RandomNumberGenerator) { rawValue = DatabaseID(using: &random).rawValue }

    /// The identifier.
    public var description: String { rawValue }
}
