import Model

@testable import Store

/// What each kind of event must be.
extension WatchLedger {
    func takeSnapshot(_ state: inout State, _ database: Database, _ event: WatchEvent) {
        var seen: [DatabaseID: Database] = [:]
        switch state.phase {
        case .opened(resumes: false): break
        case .inSnapshot(let begun): seen = begun
        case .opened(resumes: true), .following: state.problems.append("E: \(name): a snapshot in mid-stream")
        }
        if seen.updateValue(database, forKey: database.id) != nil {
            state.problems.append("E: \(name): \(database.id) is twice in a snapshot")
        }
        state.phase = .inSnapshot(seen)
        state.isWhole = false
        if model.has(.resumesInTheSnapshot) { state.position = event.position }
    }

    func takeSynced(_ state: inout State, _ event: WatchEvent) {
        var seen: [DatabaseID: Database] = [:]
        switch state.phase {
        case .opened(resumes: false): break
        case .inSnapshot(let begun): seen = begun
        case .opened(resumes: true), .following: state.problems.append("E: \(name): synced in mid-stream")
        }
        let revision = event.position.revision
        if revision < state.floor {
            state.problems.append("E: \(name): begins at \(revision), \(state.floor) was acknowledged")
        }
        var truth: [DatabaseID: Database] = [:]
        for transition in model.with({ $0.events.prefix(Int(revision)) }) where filter.includes(transition.database) {
            truth[transition.database.id] = transition.to == .purged ? nil : transition.database
        }
        if truth.mapValues(\.withoutSilentParts) != seen.mapValues(\.withoutSilentParts) {
            state.problems.append("E: \(name): the snapshot at \(revision) is not what there was")
        }
        state.phase = .following
        state.position = event.position
        state.isWhole = true
    }

    func takeTransition(_ state: inout State, _ transition: Transition, _ event: WatchEvent) {
        guard let expected = next(after: state) else {
            return state.problems.append(
                "E: \(name): \(event.position.revision) was delivered already, or not asked for")
        }
        if transition != expected {
            state.problems.append(
                "E: \(name): \(event.position.revision) came where \(expected.database.revision) was next")
        }
        begin(&state)
        state.position = event.position
    }

    func takeBookmark(_ state: inout State, _ event: WatchEvent) {
        if let expected = next(after: state), expected.database.revision <= event.position.revision {
            state.problems.append(
                "E: \(name): the bookmark \(event.position.revision) leaves out \(expected.database.revision)")
        }
        if event.position.revision < state.position?.revision ?? 0 {
            state.problems.append("E: \(name): the bookmark \(event.position.revision) goes back")
        }
        begin(&state)
        state.position = event.position
    }

    func takeReset(_ state: inout State, _ reason: String) {
        let (compacted, epoch) = model.with { ($0.compacted, $0.epoch) }
        let isTrue =
            switch reason {
            case "Compacted": compacted > state.position?.revision ?? 0
            case "EpochChanged": epoch != state.position?.epoch
            default: false
            }
        if !isTrue { state.problems.append("E: \(name): reset for \(reason) without cause") }
        state.phase = .opened(resumes: false)
        state.position = nil
        state.isWhole = false
    }

    func begin(_ state: inout State) {
        if !state.isWhole { state.problems.append("E: \(name): goes on where no snapshot was whole") }
        switch state.phase {
        case .opened(resumes: true): state.phase = .following
        case .following: break
        case .opened(resumes: false), .inSnapshot:
            state.problems.append("E: \(name): no snapshot came before")
            state.phase = .following
        }
    }

    /// The next transition that concerns the watch.
    func next(after state: State) -> Transition? {
        let position = Int(state.position?.revision ?? 0)
        return model.with { model in
            guard position < model.events.count else { return nil }
            return model.events[position...].first { filter.includes($0.database) }
        }
    }
}

extension Database {
    /// Without what may change in silence until the next event.
    fileprivate var withoutSilentParts: Database {
        var copy = self
        copy.endpoint = nil
        copy.nextAttempt = nil
        return copy
    }
}
