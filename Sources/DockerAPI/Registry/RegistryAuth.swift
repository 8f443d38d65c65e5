import FoundationEssentials

/// Credentials for a registry of images. Prints no secret.
public struct RegistryAuth: Equatable, Sendable {
    /// The account's name.
    public var username: String
    /// The account's password or access token; empty where there is an identity token.
    public var password: String
    /// A token that stands for the account; empty where there is a password.
    public var identityToken: String
    /// The registry that they are for.
    public var serverAddress: String

    /// Credentials by their parts.
    public init(username: String, password: String, identityToken: String = "", serverAddress: String) {
        self.username = username
        self.password = password
        self.identityToken = identityToken
        self.serverAddress = serverAddress
    }
}

extension RegistryAuth: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The registry and the account.
    public var description: String { "\(username)@\(serverAddress)" }

    /// The registry and the account.
    public var debugDescription: String { description }

    /// No children, so that `dump` shows no secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
