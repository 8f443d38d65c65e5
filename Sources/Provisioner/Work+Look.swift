import Lifecycle
import Logging
import Model

extension Work {
    /// Looks at the volume and the instance and, at a Ready database, now and then at logins.
    func look() async throws -> Observed {
        let (engine, spec) = (tools.engine, spec)
        let seen = try await attempt(within: tools.policy.lookLimit) { try await engine.observe(spec) }
        var observed = Observed(seen)
        if case .running = observed.instance, isLoginDue, let endpoint = record.database.endpoint,
            // A secret that can't be opened says nothing about the database.
            let password = try? storedPassword()
        {
            do {
                try await logIn(to: endpoint, password: password, within: tools.policy.lookLimit)
                observed.login = .proven
            } catch let fault as StepFault where !Reason.ours.contains(fault.reason) {
                tools.logger.warning("a Ready database refuses logins", metadata: metadata(fault))
                observed.login = .refused
            } catch let fault as StepFault {
                tools.logger.warning("could not try a login", metadata: metadata(fault))
            }
        }
        return observed
    }

    private var isLoginDue: Bool {
        record.database.state == .ready && record.database.desired == .present
            && tools.randomness.unit() * Double(tools.policy.looksPerLogin) < 1
    }

    /// What a log line says of a fault.
    func metadata(_ fault: StepFault) -> Logger.Metadata {
        [
            "database": "\(id)", "state": "\(record.database.state.rawValue)", "reason": "\(fault.reason)",
            "fault": "\(fault.message)",
        ]
    }
}
