import Lifecycle
import Model

/// Talks to tenants' servers, which are hostile: it ends by its deadline whatever they do.
///
/// Both operations throw `StepFault`, or `CancellationError` when their task was cancelled.
public protocol TenantProbe: Sendable {
    /// Makes the app's role and database and gives the role this password; waits for a server that is starting.
    /// Repeated, it changes nothing.
    func prepare(password: Secret, through login: LocalLogin, within limit: Duration) async throws

    /// Logs in over TCP as an app does; waits for a server that is starting.
    ///
    /// - Returns: the system identifier that the server says it has, where the app's role may read it.
    func logIn(to endpoint: Endpoint, password: Secret, within limit: Duration) async throws -> String?
}
