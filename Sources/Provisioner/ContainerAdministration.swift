import Engines
import Model

/// What a container engine does inside of a database's container, where the platform is the server's administrator.
///
/// All operations throw `EngineFault`: transient as long as the server is on its way up, with the reason
/// `AuthenticationFailed` and not transient when a login is refused for its password. Passwords come as SCRAM verifiers
/// wherever the server is to store them.
public protocol ContainerAdministration: Sendable {
    /// Whether the host reaches the containers' addresses, so that a login can be tried from it.
    func reachesHost() async throws -> Bool

    /// Makes the role `app`, an ordinary one with this verifier, and the database `app` that it owns. Repeated, it
    /// changes nothing.
    func prepareApp(_ spec: InstanceSpec, verifier: String) async throws

    /// Gives the role `app` another verifier.
    ///
    /// - Parameter endsSessions: then end the role's sessions, until none of them is left.
    func changePassword(_ spec: InstanceSpec, verifier: String, endsSessions: Bool) async throws

    /// Sees to it that the server has these temporary logins and no others.
    func arrangeLogins(_ spec: InstanceSpec, _ wanted: [WantedLogin]) async throws

    /// Logs in as the role `app` over TCP, at the spec's address, from the network that apps use.
    ///
    /// - Returns: the system identifier that the server says it has, where the role may read it.
    func logIn(_ spec: InstanceSpec, password: Secret) async throws -> String?

    /// Asks the server how it is, in a session of the platform's own, for which no app can have taken the connection. Makes
    /// the platform's role where it is missing.
    func report(_ spec: InstanceSpec) async throws -> ServerReport
}
