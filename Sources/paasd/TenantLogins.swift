import Doctor
import Engines
import Lifecycle
import Model
import Provisioner

/// Tries passwords as the provisioner does.
struct TenantLogins: LoginTrial {
    let tenants: any TenantProbe

    /// What a server is said to have done that doesn't accept the password.
    private static let refusal = "AuthenticationFailed"

    func logIn(_ spec: InstanceSpec, password: Secret, within limit: Duration) async -> LoginReading {
        do {
            _ = try await tenants.logIn(spec, password: password, within: limit)
            return .accepted
        } catch let fault as StepFault where fault.reason.rawValue == Self.refusal {
            return .refused
        } catch {
            return .notTried("the login could not be tried: \(error)")
        }
    }
}
