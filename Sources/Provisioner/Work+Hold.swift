import Engines
import Lifecycle
import Logging
import Model
import Store

/// Waits for what only somebody else can change.
extension Work {
    /// The database stands still, and says why, until a later look finds it changed. Whoever reads the row sees a next look
    /// and a deadline; the deadline moves on as long as it is looked at.
    ///
    /// - Parameter endless: nothing of what is waited for is the database's fault: the work has no end.
    func holding(
        in state: DatabaseState, because reason: Reason, _ message: String, for period: Duration, endless: Bool = false
    ) async -> Change {
        await keepStopped(reason)
        let (database, limit) = (record.database, tools.policy.limit(of: state))
        let moment = now.advanced(by: period * (1 - 0.25 * tools.randomness.unit()))
        let isNew = state != database.state || reason.rawValue != database.reason
        let isKept = !isNew && message == database.message && database.step == nil
        let mayEnd = !endless && !Recorded(record).wasReady
        if isKept, let deadline = database.deadline, deadline.since(now) > limit / 2 || mayEnd {
            return Change(
                nextWake: .at(moment), systemIdentifier: unrecordedSystemIdentifier, image: unrecordedImage,
                releaseLease: true, writesEvent: false)
        }
        let change = Change(
            state: state, reason: reason.rawValue, message: message, step: .clear, attempt: max(1, database.attempt),
            nextWake: .at(moment),
            // Before the first Ready the work has an end, whatever it waits for.
            deadline: mayEnd && state == database.state && database.deadline != nil
                ? .unchanged : .at(now.advanced(by: limit + period)),
            systemIdentifier: unrecordedSystemIdentifier, image: unrecordedImage, releaseLease: true)
        log(.warning, "a database waits", change)
        return change
    }

    /// The daemon is sealed: what needs a password waits for its key, however long that takes.
    func awaitingKey(_ fault: StepFault) async -> Change {
        await holding(
            in: record.database.state, because: .sealed, fault.message, for: tools.policy.patientPeriod, endless: true)
    }

    /// What a fault means that no other try mends, for a database that was Ready once: it is not given up, and it is not
    /// tried at full speed.
    func waiting(after fault: StepFault) async -> Change? {
        guard Recorded(record).wasReady else { return nil }
        let period = tools.policy.patientPeriod
        switch (fault.reason, record.database.state) {
        case (.diskFull, .ready), (.diskFull, .degraded):
            return await holding(in: .degraded, because: .diskFull, fault.message, for: period)
        case (.diskFull, .undeleting):
            return await holding(in: .undeleting, because: .diskFull, fault.message, for: period)
        case (.authenticationFailed, .degraded) where !fault.isTransient:
            return await holding(in: .degraded, because: .loginRefused, Reason.loginRefused.explanation, for: period)
        default: return nil
        }
    }

    /// An instance whose last words are that the disk is full has failed for that, whatever the step waited for.
    func named(_ fault: StepFault) -> StepFault {
        let isFull = fault.reason == .diskFull || EngineFault.isFullDiskTold(by: fault.logTail)
        guard isFull else { return fault }
        if fault.reason == .diskFull, observed.freeBytes == nil { return fault }
        // Where much is free by now, something else of it is full: the room for files, or a quota.
        let free = observed.freeBytes.flatMap { $0 < DiskRoom.enough ? $0 : nil }
        return StepFault(.diskFull, DiskRoom.message(free: free), isTransient: true, logTail: fault.logTail)
    }

    /// Some engines start again by themselves what has ended. One that runs is left running.
    private func keepStopped(_ reason: Reason) async {
        guard reason == .diskFull else { return }
        let (engine, spec) = (tools.engine, spec)
        do {
            let seen = try await attempt(within: tools.policy.lookLimit) { try await engine.observe(spec) }
            guard seen.instance == .stopped else { return }
            try await attempt(.stop) { try await engine.stop(spec.id) }
        } catch {
            tools.logger.warning(
                "an instance without room could not be kept stopped",
                metadata: ["database": "\(id)", "error": "\(error)"])
        }
    }
}
