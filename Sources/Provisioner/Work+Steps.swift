import Engines
import FaultPoints
import Lifecycle
import Logging
import Model
import Store

extension Work {
    /// Records that a step begins, and with it whatever is known by now and not recorded yet.
    mutating func begin(_ step: StepName, in state: DatabaseState, because reason: Reason) async throws {
        if step == .network, assignedAddress != nil, record.database.endpoint != nil {
            workMessage = Reason.addressChanged.explanation
        }
        // The row stays due: whoever claims it when this lease is over sees how long nobody has worked on it.
        var change = Change(
            step: .begin(step, progress: 0), nextWake: .now, systemIdentifier: unrecordedSystemIdentifier,
            image: unrecordedImage)
        if state != record.database.state {
            workReason = reason
            if reason == .rotationFailed {
                workMessage = Self.overdue("\(record.database.reason): \(record.database.message)")
            } else if workMessage.isEmpty {
                workMessage = reason.explanation
            }
            change.state = state
            change.reason = reason.rawValue
            change.message = workMessage
            change.attempt = 1
            change.deadline = .at(now.advanced(by: tools.policy.limit(of: state)))
        } else if hasBegun {
            change.reason = workReason.rawValue
            change.message = workMessage
        } else {
            // Until the next success reason and message are still about the last fault, if there was one.
            if record.database.attempt == 0 {
                change.reason = reason.rawValue
                change.message = workMessage
            }
            change.attempt = record.database.attempt + 1
            change.deadline = .at(record.database.deadline ?? now.advanced(by: tools.policy.limit(of: state)))
        }
        hasBegun = true
        // The password is on record before the engine hears of it: a crash in between sets the same one again.
        if step == .credentials, record.credential == nil {
            change.credential = try newCredential(version: firstVersion)
        }
        if let credential = try handedOverCredential() { change.credential = credential }
        if step == .rotate, record.pendingCredential == nil {
            change.pendingCredential = try newCredential(version: (record.credential?.version ?? 0) + 1)
        }
        tools.logger.debug("step begins", metadata: ["database": "\(id)", "step": "\(step.rawValue)"])
        step.reachedUnwritten()
        record = try await write(change)
        step.reachedWritten()
        readAt = tools.clock.now()
    }

    /// Does a step and takes in what it showed.
    mutating func perform(_ step: StepName) async throws {
        let (engine, spec, id) = (tools.engine, spec, id)
        var systemIdentifier: String?
        switch step {
        case .network: try await reserveNetwork()
        case .image: try await prepareImage()
        case .volume:
            systemIdentifier = try await attempt(step) { try await engine.createVolume(spec) }?.systemIdentifier
        case .instance:
            try await attempt(step) { try await engine.start(spec) }
            isLookOld = true
        case .credentials: try await setCredentials()
        case .rotate: try await rotate()
        case .login: try await logIn(password: storedPassword(), within: loginLimit)
        case .stop: try await attempt(step) { try await engine.removeInstance(id) }
        case .remove: try await attempt(step) { try await engine.destroyVolume(id) }
        }
        step.reachedDone()
        observed.stepSucceeded(
            step, major: record.database.engineVersion.major, systemIdentifier: systemIdentifier,
            address: record.database.endpoint?.host)
    }

    private mutating func setCredentials() async throws {
        let (probe, spec, limit) = (tools.probe, spec, tools.policy.limit(of: .credentials))
        let password = try storedPassword()
        try await attemptWhileRunning(within: limit) {
            try await probe.prepare(spec, password: password, within: limit * 9 / 10)
        }
        // A volume that the instance's first start has initialised can be read now.
        if case .present(_, systemIdentifier: nil) = observed.volume { isLookOld = true }
    }

    /// Changes the app's password to the pending one, which is on record, and proves it. Which of the two counts is for
    /// the write that follows to say; until then both are kept, for a crash may come anywhere.
    private func rotate() async throws {
        let (probe, spec, limit) = (tools.probe, spec, tools.policy.limit(of: .rotate))
        let password = try pendingPassword()
        try await attemptWhileRunning(within: limit) {
            try await probe.changePassword(spec, password: password, endsSessions: true, within: limit * 9 / 10)
        }
        do {
            FaultPoint.reached("rotate.told")
            try await logIn(password: password, within: tools.policy.limit(of: .login))
        } catch var fault as StepFault where fault.reason == .authenticationFailed {
            // Somebody has changed it right after us: the next try sets it once more.
            fault.isTransient = true
            throw fault
        }
    }

    /// Proves a login as an app does it, to the database's own server and no other.
    func logIn(password: Secret, within limit: Duration) async throws {
        let (probe, spec) = (tools.probe, spec)
        guard spec.endpoint != nil else {
            throw StepFault(.noAddress, "no address is recorded", isTransient: true)
        }
        // The probe gets less than the limit, so that it can still say what it waited for.
        let said = try await attemptWhileRunning(within: limit) {
            try await probe.logIn(spec, password: password, within: limit * 9 / 10)
        }
        try requireIdentity(said)
    }

    /// Throws where what has answered says that it is another cluster than the recorded one.
    func requireIdentity(_ said: String?) throws(StepFault) {
        guard let said, let known = record.systemIdentifier, said != known else { return }
        let host = spec.endpoint?.host ?? "its address"
        throw StepFault(
            .serverForeign, "the server at \(host) has the identity \(said), recorded is \(known)", isTransient: true)
    }

    func attempt<Value: Sendable>(
        _ step: StepName, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await attempt(within: min(tools.policy.limit(of: step), timeLeft), operation)
    }

    /// Until the work as a whole is given up.
    private var timeLeft: Duration {
        record.database.deadline?.since(now) ?? tools.policy.limit(of: record.database.state)
    }

    /// Ends early, with the last lines of the log, when the instance dies while somebody waits for it.
    private func attemptWhileRunning<Value: Sendable>(
        within limit: Duration, _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (engine, spec, clock) = (tools.engine, spec, tools.clock)
        let (operation, look) = (underLease(operation), underLease { try await engine.observe(spec) })
        let period = tools.policy.instanceCheckPeriod
        return try await attempt(within: min(limit, timeLeft)) {
            try await withThrowingTaskGroup(of: Value.self) { group in
                group.addTask { try await operation() }
                group.addTask {
                    while true {
                        try await clock.sleep(for: period)
                        if case .running = try await look().instance { continue }
                        throw StepFault(
                            .instanceStopped, "the instance ended while a login was waited for", isTransient: true,
                            logTail: await engine.logTail(spec.id, lines: Work.logLines))
                    }
                }
                defer { group.cancelAll() }
                guard let value = try await group.next() else { throw CancellationError() }
                return value
            }
        }
    }
}
