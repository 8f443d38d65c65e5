import Lifecycle
import Model
import Testing

/// Claims about every combination there is.
@Suite struct EnumerationTests {
    /// Fails with the first combination of which a claim does not hold.
    private func expectAlways(
        _ isTrue: (Situation, Decision) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let exception = Situation.all.first { !isTrue($0.situation, $0.decision) }
        #expect(exception == nil, sourceLocation: sourceLocation)
    }

    @Test func thereAreManyCombinations() { #expect(Situation.all.count > 100_000) }

    @Test func everyDecisionKeepsToTheTable() {
        expectAlways { situation, decision in
            let from = situation.recorded.state
            return switch decision {
            case .perform(let step, in: let state, because: _):
                StateTable.allows(from, state) && state.steps.contains(step)
            case .settle(let state, because: _):
                StateTable.allows(from, state) && from.isWorking && !state.isWorking
            case .fail: StateTable.allows(from, .failed)
            case .rest: !from.isWorking
            }
        }
    }

    @Test func aVolumeThatWasReadyIsNeverInitialisedAndItsPasswordNeverSet() {
        expectAlways { situation, decision in
            guard situation.recorded.wasReady, case .perform(let step, in: _, because: _) = decision else {
                return true
            }
            return step != .volume && step != .credentials
        }
    }

    @Test func onlyAMissingOrUnfinishedVolumeIsInitialised() {
        expectAlways { situation, decision in
            guard case .perform(.volume, in: _, because: _) = decision else { return true }
            return situation.observed.volume == .missing || situation.observed.volume == .incomplete
        }
    }

    @Test func onlyAPurgeDestroysAVolume() {
        expectAlways { situation, decision in
            guard case .perform(.remove, in: let state, because: _) = decision else { return true }
            return situation.desired == .purged && state == .purging
        }
    }

    @Test func readyFollowsAProvenLoginOnly() {
        expectAlways { situation, decision in
            guard case .settle(.ready, because: _) = decision else { return true }
            return situation.observed.login == .proven && situation.desired == .present
        }
    }

    @Test func noWorkOutlivesItsDeadline() {
        expectAlways { situation, decision in
            guard situation.recorded.deadline != nil else { return true }
            if case .perform(_, in: situation.recorded.state, because: _) = decision { return false }
            return true
        }
    }

    /// From everywhere the work comes to rest, where what is wanted has been reached or the row says Failed.
    @Test func everyPathEnds() {
        var endless: [Situation] = []
        var wrongEnds: [Situation] = []
        for (start, _) in Situation.all {
            var situation = start
            var count = 0
            var decision = situation.decision
            while decision != .rest, count <= 16 {
                situation.follow(decision)
                decision = situation.decision
                count += 1
            }
            if decision != .rest { endless.append(start) }
            let wanted: [DatabaseState] =
                switch start.desired {
                case .present: [.ready, .failed, .purged]
                case .deleted: [.deleted, .purged]
                case .purged: [.purged]
                }
            if !wanted.contains(situation.recorded.state) { wrongEnds.append(start) }
        }
        #expect(endless.first == nil)
        #expect(wrongEnds.first == nil)
    }
}
