import Engines
import Lifecycle
import Logging
import Model
import Store

extension Work {
    /// Records that a step begins, and with it whatever is known by now and not recorded yet.
    mutating func begin(_ step: StepName, in state: DatabaseState, because reason: Reason) async throws {
        // The row stays due: whoever claims it when this lease is over sees how long nobody has worked on it.
        var change = Change(
            step: .begin(step, progress: 0), nextWake: .now, systemIdentifier: unrecordedSystemIdentifier)
        if state != record.database.state {
            change.state = state
            change.reason = reason.rawValue
            change.message = ""
            change.attempt = 1
            change.deadline = .at(now.advanced(by: tools.policy.limit(of: state)))
            workReason = reason
        } else if hasBegun {
            change.reason = workReason.rawValue
            change.message = ""
        } else {
            // Until the next success the message is still about the last fault, if there was one.
            if record.database.attempt == 0 { change.message = "" }
            change.attempt = record.database.attempt + 1
            change.deadline = .at(record.database.deadline ?? now.advanced(by: tools.policy.limit(of: state)))
        }
        hasBegun = true
        // The password is on record before the engine hears of it: a crash in between sets the same one again.
        if step == .credentials, record.credential == nil { change.credential = try newCredential() }
        tools.logger.debug("step begins", metadata: ["database": "\(id)", "step": "\(step.rawValue)"])
        record = try await write(change)
        readAt = tools.clock.now()
    }

    /// Does a step and takes in what it showed.
    mutating func perform(_ step: StepName) async throws {
        let (engine, spec, id) = (tools.engine, spec, id)
        var systemIdentifier: String?
        switch step {
        case .network: try await reserveNetwork()
        case .image: try await attempt(step) { try await engine.prepareImage(spec) }
        case .volume:
            systemIdentifier = try await attempt(step) { try await engine.createVolume(spec) }.systemIdentifier
        case .instance: try await attempt(step) { try await engine.start(spec) }
        case .credentials: try await setCredentials()
        case .login:
            guard let endpoint = record.database.endpoint else {
                throw StepFault(.noAddress, "no address is recorded", isTransient: true)
            }
            try await logIn(to: endpoint, password: storedPassword(), within: tools.policy.limit(of: .login))
        case .stop: try await attempt(step) { try await engine.removeInstance(id) }
        case .remove: try await attempt(step) { try await engine.destroyVolume(id) }
        }
        observed.stepSucceeded(
            step, major: record.database.engineVersion.major, systemIdentifier: systemIdentifier,
            address: record.database.endpoint?.host)
    }

    /// Proves the recorded address; until the database was Ready once it may get another one instead.
    private mutating func reserveNetwork() async throws {
        if record.database.endpoint == nil { try await takeAddress() }
        while true {
            let (engine, spec) = (tools.engine, spec)
            do {
                return try await attempt(.network) { try await engine.reserveNetwork(spec) }
            } catch let fault as StepFault {
                guard fault.reason == .addressTaken, !spec.everReady, let taken = spec.endpoint?.host else {
                    throw fault
                }
                refusedAddresses.insert(taken)
                try await takeAddress()
            }
        }
    }

    private mutating func takeAddress() async throws {
        let candidates = tools.engine.addressCandidates(for: id, count: 16).filter { !refusedAddresses.contains($0) }
        guard let endpoint = try await tools.store.reserveAddress(candidates, for: id, fence: lease.fence) else {
            throw StepFault(.noAddress, "none of the addresses that the engine offers is free", isTransient: true)
        }
        record.database.endpoint = endpoint
    }

    private func setCredentials() async throws {
        let (probe, limit) = (tools.probe, tools.policy.limit(of: .credentials))
        let password = try storedPassword()
        let login: LocalLogin
        do { login = try tools.engine.localLogin(spec) } catch { throw StepFault(error) }
        try await attemptWhileRunning(within: limit) {
            try await probe.prepare(password: password, through: login, within: limit * 9 / 10)
        }
    }

    /// Proves a login as an app does it, to the database's own server and no other.
    func logIn(to endpoint: Endpoint, password: Secret, within limit: Duration) async throws {
        let probe = tools.probe
        // The probe gets less than the limit, so that it can still say what it waited for.
        let said = try await attemptWhileRunning(within: limit) {
            try await probe.logIn(to: endpoint, password: password, within: limit * 9 / 10)
        }
        if let said, let known = record.systemIdentifier, said != known {
            throw StepFault(
                .serverForeign, "the server at \(endpoint.host) has the identity \(said), recorded is \(known)",
                isTransient: true)
        }
    }

    private func attempt<Value: Sendable>(
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
