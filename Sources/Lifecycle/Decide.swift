import Model

/// Says what is to be done about a database.
///
/// Level-triggered: it looks at what is wanted and what is there, never at what was done last, so that it does not
/// matter where a crash cut the work off.
///
/// - Parameters:
///   - desired: what the owners want.
///   - recorded: what the store says.
///   - observed: what a look has shown.
///   - now: the store's time.
/// - Returns: one decision for every combination; `StateTable` allows the change of state that it makes.
public func decide(desired: Desired, recorded: Recorded, observed: Observed, now: Timestamp) -> Decision {
    let decision =
        switch desired {
        case .present: decidePresent(recorded, observed)
        case .deleted: decideDeleted(recorded, observed)
        case .purged: decidePurged(recorded, observed)
        }
    if case .perform(let step, in: recorded.state, because: _) = decision, let deadline = recorded.deadline,
        deadline <= now
    {
        // A login with one of the stored passwords works: late is no reason to give up what runs.
        if recorded.state == .ready { return .perform(step, in: .degraded, because: .rotationFailed) }
        let last = recorded.message.isEmpty ? "\(recorded.reason)" : "\(recorded.reason): \(recorded.message)"
        return .fail(.deadlineExceeded, message: "gave up before step \(step.rawValue); last: \(last)")
    }
    if case .hold(in: recorded.state, because: let reason, let message) = decision, !recorded.wasReady,
        let deadline = recorded.deadline, deadline <= now
    {
        return .fail(.deadlineExceeded, message: "gave up; last: \(reason): \(message)")
    }
    return decision
}

private func decidePresent(_ recorded: Recorded, _ observed: Observed) -> Decision {
    let state: DatabaseState
    switch recorded.state {
    case .provisioning: state = .provisioning
    case .ready, .degraded: state = .degraded
    case .failed where recorded.wasReady: state = .degraded
    case .failed, .purged: return .rest
    case .deleting, .deleted, .undeleting: state = .undeleting
    case .purging: return purgeWithdrawn
    }
    if let fault = volumeFault(recorded, observed.volume) {
        return enterFirst(recorded, state, orElse: fault)
    }
    if isDiskFull(recorded, observed) {
        return .hold(in: state, because: .diskFull, message: DiskRoom.message(free: observed.freeBytes))
    }
    if recorded.state == .ready { return decideReady(recorded, observed) }
    guard let (step, _) = missing(recorded, observed) else { return settleReady(recorded, state) }
    return .perform(step, in: state, because: recorded.state == .failed ? .retrying : state.workReason)
}

/// Nothing is started where there is no room, for it would only end again; what runs is left running, for its owner may
/// delete something.
private func isDiskFull(_ recorded: Recorded, _ observed: Observed) -> Bool {
    guard let free = observed.freeBytes else { return false }
    return free < (recorded.reason == .diskFull ? DiskRoom.enough : DiskRoom.least)
}

/// A Ready database is left alone, but for a change of its password, until something lacks.
private func decideReady(_ recorded: Recorded, _ observed: Observed) -> Decision {
    let lacking = missing(recorded, observed)
    if isRestarted(recorded, observed), lacking == nil || lacking?.0 == .login || lacking?.0 == .rotate {
        return .perform(lacking?.0 ?? .login, in: .degraded, because: .instanceRestarted)
    }
    switch lacking {
    case nil:
        return recorded.isRotationPending && observed.isPasswordRotated ? .settle(.ready, because: .loginProven) : .rest
    case (.rotate, let reason)?: return .perform(.rotate, in: .ready, because: reason)
    case (.login, _)? where observed.login == .untried: return .rest
    case (let step, let reason)?: return .perform(step, in: .degraded, because: reason)
    }
}

/// The instance that runs is another start than the one whose login was proven.
private func isRestarted(_ recorded: Recorded, _ observed: Observed) -> Bool {
    guard let known = recorded.incarnation, let seen = observed.incarnation else { return false }
    return known != seen
}

/// Ready is entered from a working state only; a row that stands elsewhere logs in once more on the way.
private func settleReady(_ recorded: Recorded, _ state: DatabaseState) -> Decision {
    recorded.state == state
        ? .settle(.ready, because: .loginProven) : .perform(.login, in: state, because: state.workReason)
}

/// Deleted goes to Failed by way of Undeleting only; a Failed row that would fail the same way again rests.
private func enterFirst(_ recorded: Recorded, _ state: DatabaseState, orElse fault: Decision) -> Decision {
    if recorded.state == .deleted { return .perform(.network, in: state, because: state.workReason) }
    if recorded.state == .failed, case .fail(recorded.reason, message: _) = fault { return .rest }
    return fault
}

/// The first thing that lacks for a login, and what that means for a database that was Ready.
private func missing(_ recorded: Recorded, _ observed: Observed) -> (StepName, Reason)? {
    switch observed.instance {
    case .running(let address):
        if recorded.endpoint == nil || (address != nil && address != recorded.endpoint?.host) {
            guard observed.addressIsAssigned else { return (.stop, .addressLost) }
            return (.network, recorded.endpoint == nil ? .addressLost : .addressChanged)
        }
        if !recorded.wasReady, !observed.areCredentialsSet { return (.credentials, .loginRefused) }
        // Before the login: after a crash in the middle it may be the pending password that logs in.
        if recorded.wasReady, recorded.isRotationPending, !observed.isPasswordRotated {
            return (.rotate, .rotationRequested)
        }
        return observed.login == .proven ? nil : (.login, .loginRefused)
    case .absent, .stopped:
        let reason = observed.instance == .absent ? Reason.instanceMissing : .instanceStopped
        let lacksAddress = recorded.endpoint == nil && !observed.addressIsAssigned
        if lacksAddress || !observed.isNetworkReserved { return (.network, reason) }
        if !observed.isImagePrepared { return (.image, reason) }
        switch observed.volume {
        case .missing, .incomplete: return (.volume, reason)
        case .present: return (.instance, reason)
        }
    }
}

/// What forbids to go on with this volume. Only a volume that was never Ready may be initialised.
private func volumeFault(_ recorded: Recorded, _ volume: Observed.Volume) -> Decision? {
    switch volume {
    case .missing, .incomplete:
        guard recorded.wasReady else { return nil }
        return .fail(.volumeMissing, message: "the data volume is gone or empty; nothing was initialised in its place")
    case .present(let major, let systemIdentifier):
        if major != recorded.major {
            return .fail(.volumeForeign, message: "the volume holds version \(major), wanted is \(recorded.major)")
        }
        if recorded.wasReady, let known = recorded.systemIdentifier, let systemIdentifier, known != systemIdentifier {
            return .fail(
                .volumeForeign, message: "the volume holds the cluster \(systemIdentifier), recorded is \(known)")
        }
        return nil
    }
}

private func decideDeleted(_ recorded: Recorded, _ observed: Observed) -> Decision {
    switch recorded.state {
    case .deleted:
        // Somebody has started it by hand; also an operation of a daemon that was stopped may come late.
        if case .running = observed.instance { return .perform(.stop, in: .deleting, because: .instanceFound) }
        return .rest
    case .purged: return .rest
    case .purging: return purgeWithdrawn
    case .deleting where observed.instance == .absent: return .settle(.deleted, because: .volumeKept)
    case .failed: return .perform(.stop, in: .deleting, because: .retrying)
    default: return .perform(.stop, in: .deleting, because: .deleteRequested)
    }
}

private func decidePurged(_ recorded: Recorded, _ observed: Observed) -> Decision {
    if recorded.state == .purged { return .rest }
    let reason: Reason = recorded.state == .failed ? .retrying : .purgeRequested
    if observed.instance != .absent { return .perform(.stop, in: .purging, because: reason) }
    if observed.volume == .missing, recorded.state == .purging { return .settle(.purged, because: .volumeDestroyed) }
    return .perform(.remove, in: .purging, because: reason)
}

/// Half of the data may be gone already, so that nothing is safe but to stop and say so.
private let purgeWithdrawn = Decision.fail(
    .purgeWithdrawn, message: "its data was being destroyed; that can't be taken back")
