import Engines
import Lifecycle
import Model
import Probe

extension StepFault {
    /// Runs a probe's operation; what its faults mean for the step is thrown instead of them.
    static func translating<Value: Sendable>(
        _ operation: () async throws(ProbeFault) -> Value
    ) async throws(StepFault) -> Value {
        do { return try await operation() } catch { throw StepFault(error) }
    }

    /// What a probe's fault means for the step: only what no time will mend is permanent.
    private init(_ fault: ProbeFault) {
        let (reason, isTransient): (Reason, Bool) =
            switch fault.reason {
            case .refused: (.connectionRefused, true)
            case .starting: (.serverStarting, true)
            case .authenticationFailed: (.authenticationFailed, false)
            case .rejected where fault.sqlState == "53100": (.diskFull, true)
            case .rejected where fault.isForWantOfConnections: (.connectionsExhausted, true)
            case .rejected: (.loginRejected, true)
            case .disconnected: (.connectionLost, true)
            case .deadlineExceeded: (.loginDeadlineExceeded, true)
            case .crashed: (.probeCrashed, true)
            case .overloaded: (.probeOverloaded, true)
            case .invalidRequest: (.probeRequestInvalid, false)
            case .cancelled: (.probeCancelled, true)
            }
        let message = reason == .diskFull ? DiskRoom.message(free: nil) : fault.message
        self.init(reason, message, isTransient: isTransient)
    }
}

extension ProbePool {
    /// Logs in over TCP as an app does, at the spec's address.
    func logIn(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> String? {
        guard let endpoint = spec.endpoint else {
            throw StepFault(.noAddress, "no address is recorded", isTransient: true)
        }
        return try await StepFault.translating { () throws(ProbeFault) in
            try await login(
                to: endpoint, user: AppCredentials.user, password: password, database: AppCredentials.database,
                deadline: limit
            ).systemIdentifier
        }
    }
}
