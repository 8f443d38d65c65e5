import Lifecycle
import Logging
import Model
import Store

/// The changes that end the work on a database.
extension Work {
    /// How many lines of an instance's log stand in the message of a failure.
    static let logLines = 10

    /// The work is done.
    func settling(in state: DatabaseState, because reason: Reason) -> Change {
        var change = Change(
            state: state, reason: reason.rawValue, message: "", step: .clear, attempt: 0, nextWake: nextLook(state),
            deadline: .clear, systemIdentifier: unrecordedSystemIdentifier, image: unrecordedImage, releaseLease: true)
        switch state {
        case .ready:
            change.everReady = true
            change.volumeRetained = false
            change.incarnation = observed.incarnation
            change.promotesPending = observed.isPasswordRotated
        case .deleted: change.volumeRetained = observed.volume != .missing
        case .purged:
            change.volumeRetained = false
            change.clearEndpoint = true
            change.forgetsRotation = true
        case .provisioning, .degraded, .failed, .deleting, .undeleting, .purging: break
        }
        log(.info, "a database has settled", change)
        return change
    }

    /// Given up, with the last lines of the instance's log.
    func failing(_ reason: Reason, _ message: String, logTail: [String]) async -> Change {
        var tail = logTail
        if tail.isEmpty {
            let (engine, id) = (tools.engine, id)
            // A log that can't be read must not hide why the work failed.
            tail =
                (try? await attempt(within: tools.policy.lookLimit) {
                    await engine.logTail(id, lines: Self.logLines)
                }) ?? []
        }
        let change = Change(
            state: .failed, reason: reason.rawValue, message: ([message] + tail).joined(separator: "\n"), step: .clear,
            nextWake: nextLook(.failed), deadline: .clear, systemIdentifier: unrecordedSystemIdentifier,
            image: unrecordedImage, releaseLease: true)
        log(.error, "a database has failed", change)
        return change
    }

    /// A step went wrong: it is tried again, or the work is given up.
    func ending(after fault: StepFault, attempt: Int) async -> Change {
        let fault = named(fault)
        if fault.reason == .sealed { return await awaitingKey(fault) }
        if let waiting = await waiting(after: fault) { return waiting }
        let deadline = record.database.deadline ?? now.advanced(by: tools.policy.limit(of: record.database.state))
        let reaction = tools.policy.react(
            to: fault, attempt: attempt, deadline: deadline, now: now, jitter: tools.randomness.unit())
        switch reaction {
        case .fail(let reason, let message) where record.database.state == .ready:
            return overdue(because: "\(reason): \(message)")
        case .fail(let reason, let message): return await failing(reason, message, logTail: fault.logTail)
        case .retry(let moment):
            let change = Change(
                reason: fault.reason.rawValue, message: fault.message, attempt: attempt, nextWake: .at(moment),
                deadline: .at(deadline), systemIdentifier: unrecordedSystemIdentifier, image: unrecordedImage,
                releaseLease: true)
            log(.warning, "a step has failed and is tried again", change)
            return change
        }
    }

    /// A change of the password that takes too long: the database is not given up for it, but work until it is done.
    private func overdue(because cause: String) -> Change {
        let wait = tools.policy.backoff(attempt: 1, jitter: tools.randomness.unit())
        let change = Change(
            state: .degraded, reason: Reason.rotationFailed.rawValue,
            message: Self.overdue(cause), step: .clear, attempt: 1,
            nextWake: .at(now.advanced(by: wait)),
            deadline: .at(now.advanced(by: tools.policy.limit(of: .degraded))), releaseLease: true)
        log(.error, "a password could not be changed in time", change)
        return change
    }

    static func overdue(_ cause: String) -> String { "\(Reason.rotationFailed.explanation); last: \(cause)" }

    /// Without a look nothing is decided: work is tried again, a row at rest stays as it is.
    func endingBlind(_ fault: StepFault) async -> Change {
        guard Recorded(record).isWorking else {
            tools.logger.warning("could not look at a database", metadata: metadata(fault))
            return resting()
        }
        return await ending(after: fault, attempt: record.database.attempt + 1)
    }

    /// Nothing has changed.
    func resting() -> Change {
        var change = Change(
            nextWake: nextLook(record.database.state), systemIdentifier: unrecordedSystemIdentifier,
            releaseLease: true, writesEvent: false)
        if record.database.state == .ready, record.incarnation == nil { change.incarnation = observed.incarnation }
        return change
    }

    /// The volume's identity where the row does not know it. Once the database was Ready it never changes.
    var unrecordedSystemIdentifier: String? {
        guard case .present(_, let seen) = observed.volume, seen != record.systemIdentifier else { return nil }
        return record.everReady && record.systemIdentifier != nil ? nil : seen
    }

    private func nextLook(_ state: DatabaseState) -> Wake {
        let wait = tools.policy.nextLook(
            state, desired: record.database.desired, everReady: record.everReady || state == .ready,
            jitter: tools.randomness.unit())
        return wait.map { .at(now.advanced(by: $0)) } ?? .never
    }

    func log(_ level: Logger.Level, _ text: Logger.Message, _ change: Change) {
        tools.logger.log(
            level: level, text,
            metadata: [
                "database": "\(id)", "state": "\((change.state ?? record.database.state).rawValue)",
                "reason": "\(change.reason ?? record.database.reason)", "detail": "\(change.message ?? "")",
                "attempt": "\(change.attempt ?? record.database.attempt)",
            ])
    }
}
