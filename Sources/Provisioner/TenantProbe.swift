import Engines
import Lifecycle
import Model

/// Talks to tenants' servers, which are hostile: it ends by its deadline whatever they do.
///
/// All operations throw `StepFault`, or `CancellationError` when their task was cancelled. They can be repeated.
public protocol TenantProbe: Sendable {
    /// Makes the app's role and database and gives the role this password; waits for a server that is starting.
    /// Repeated, it changes nothing.
    func prepare(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws

    /// Gives the app's role another password; waits for a server that is starting.
    ///
    /// - Parameter endsSessions: also end the role's sessions that were opened before; none of them is left then.
    func changePassword(
        _ spec: InstanceSpec, password: Secret, endsSessions: Bool, within limit: Duration
    ) async throws

    /// Sees to it that the server has these temporary logins and no others: those that are over end with their sessions,
    /// and what has come to belong to them is the app's. Repeated, it changes nothing.
    func arrangeLogins(_ spec: InstanceSpec, _ wanted: [WantedLogin], within limit: Duration) async throws

    /// Logs in over TCP as an app does, at the spec's address; waits for a server that is starting.
    ///
    /// - Returns: the system identifier that the server says it has, where the app's role may read it.
    func logIn(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> String?

    /// Asks a database that is Ready how it is, without a connection that apps could use; a login as `logIn` does it only
    /// where that leaves a doubt. It says nothing of a server whose app has taken every connection but that it is well.
    func look(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> TenantReport
}

extension TenantProbe {
    /// By a login.
    public func look(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> TenantReport {
        TenantReport(systemIdentifier: try await logIn(spec, password: password, within: limit))
    }
}
