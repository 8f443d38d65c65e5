import Engines
import Model

/// Logs in to tenants' servers as an app does, which are hostile: it ends by a deadline whatever they do.
public protocol LoginTrial: Sendable {
    /// Tries a password once the server answers.
    ///
    /// - Returns: `accepted`, `refused` for this password, or `notTried`.
    func logIn(_ spec: InstanceSpec, password: Secret, within limit: Duration) async -> LoginReading
}
