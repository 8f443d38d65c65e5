import Lifecycle
import Model
import Probe

extension ProbePool: TenantProbe {
    /// Makes the app's role and database over the engine's local login and sets the role's password.
    public func prepare(password: Secret, through login: LocalLogin, within limit: Duration) async throws {
        do {
            try await prepare(AppCredentials(password: password), through: login, deadline: limit)
        } catch {
            throw StepFault(error)
        }
    }

    /// Logs in as the app does.
    public func logIn(to endpoint: Endpoint, password: Secret, within limit: Duration) async throws -> String? {
        do {
            return try await login(
                to: endpoint, user: AppCredentials.user, password: password, database: AppCredentials.database,
                deadline: limit
            ).systemIdentifier
        } catch {
            throw StepFault(error)
        }
    }
}

extension StepFault {
    /// What a probe's fault means for the step: only what no time will mend is permanent.
    fileprivate init(_ fault: ProbeFault) {
        let (reason, isTransient): (Reason, Bool) =
            switch fault.reason {
            case .refused: (.connectionRefused, true)
            case .starting: (.serverStarting, true)
            case .authenticationFailed: (.authenticationFailed, false)
            case .rejected: (.loginRejected, true)
            case .disconnected: (.connectionLost, true)
            case .deadlineExceeded: (.loginDeadlineExceeded, true)
            case .crashed: (.probeCrashed, true)
            case .overloaded: (.probeOverloaded, true)
            case .invalidRequest: (.probeRequestInvalid, false)
            case .cancelled: (.probeCancelled, true)
            }
        self.init(reason, fault.message, isTransient: isTransient)
    }
}
