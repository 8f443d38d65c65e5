import Lifecycle
import Logging
import Model

extension Work {
    /// Looks at the volume and the instance and, at a Ready database, now and then at logins.
    func look() async throws -> Observed {
        let (engine, spec) = (tools.engine, spec)
        let seen = try await attempt(within: tools.policy.lookLimit) { try await engine.observe(spec) }
        var observed = Observed(seen)
        if case .running = observed.instance, isLoginDue, record.database.endpoint != nil,
            // A secret that can't be opened says nothing about the database.
            let password = try? storedPassword()
        {
            do {
                let report = try await ask(password: password)
                observed.freeBytes = observed.freeBytes ?? report.freeBytes
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

    /// Asks the database's own server how it is, in a session that takes nothing from apps.
    private func ask(password: Secret) async throws -> TenantReport {
        let (probe, spec, limit) = (tools.probe, spec, tools.policy.lookLimit)
        let report = try await attempt(within: limit) {
            try await probe.look(spec, password: password, within: limit * 9 / 10)
        }
        try requireIdentity(report.systemIdentifier)
        return report
    }

    /// A login proves something of the instance that runs now: look at it, if the last look was before its start.
    func mustLookAgain(before step: StepName) -> Bool {
        isLookOld && (step == .login || step == .rotate || observed.addressIsAssigned)
    }

    /// Looks once more in the midst of the work.
    ///
    /// - Throws: `StepFault` when the instance is not what its start has made of it: then nothing goes on at once.
    mutating func lookAgain() async throws {
        let (engine, spec) = (tools.engine, spec)
        let look = Observed(try await attempt(within: tools.policy.lookLimit) { try await engine.observe(spec) })
        guard case .running(let address) = look.instance else {
            throw StepFault(
                .instanceStopped, "the instance ended soon after its start", isTransient: true,
                logTail: await engine.logTail(spec.id, lines: Self.logLines))
        }
        if !look.addressIsAssigned, let address, address != spec.endpoint?.host {
            throw StepFault(.addressLost, "the instance has started at another address, \(address)", isTransient: true)
        }
        observed.lookedAgain(look)
        isLookOld = false
    }

    private var isLoginDue: Bool {
        record.database.state == .ready && record.database.desired == .present && record.rotation == nil
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
