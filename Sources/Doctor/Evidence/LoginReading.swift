/// How a database's server has answered a login with the stored passwords.
public enum LoginReading: Equatable, Sendable {
    /// One of them logs in.
    case accepted
    /// None of them does.
    case refused
    /// The server could not be asked; a sentence for people.
    case notTried(String)
}
