import Model

/// What an app logs in with: always the role `app` and the database `app`, with a password of the database's own.
public struct AppCredentials: Sendable {
    /// The role.
    public static let user = "app"
    /// The database.
    public static let database = "app"

    /// The password.
    public var password: Secret

    /// Credentials with this password.
    public init(password: Secret) { self.password = password }
}
