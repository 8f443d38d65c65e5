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

    @Test func thereAreManyCombinations() { #expect(Situation.all.count > 500_000) }

    @Test func everyDecisionKeepsToTheTable() {
        expectAlways { situation, decision in
            let from = situation.recorded.state
            return switch decision {
            case .perform(let step, in: let state, because: _):
                StateTable.allows(from, state) && state.steps.contains(step)
            case .hold(in: let state, because: _, message: _): StateTable.allows(from, state) && state.isWorking
            case .settle(let state, because: _):
                StateTable.allows(from, state) && situation.recorded.isWorking && !state.isWorking
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

    /// A change of the password comes before the login, for after a crash it may be the pending one that logs in.
    @Test func aPendingPasswordIsSetBeforeAnythingIsProven() {
        expectAlways { situation, decision in
            let (recorded, observed) = (situation.recorded, situation.observed)
            guard recorded.isRotationPending, recorded.wasReady, !observed.isPasswordRotated else { return true }
            return switch decision {
            case .settle(.ready, because: _), .perform(.login, in: _, because: _): false
            default: true
            }
        }
    }

    @Test func onlyAWantedChangeOfThePasswordIsMade() {
        expectAlways { situation, decision in
            guard case .perform(.rotate, in: _, because: _) = decision else { return true }
            return situation.recorded.isRotationPending && situation.recorded.wasReady && situation.desired == .present
        }
    }

    /// Where the engine assigns addresses, nothing is stopped for running at another one.
    @Test func anAssignedAddressIsAcceptedAsItIs() {
        expectAlways { situation, decision in
            guard situation.desired == .present, situation.observed.addressIsAssigned else { return true }
            if case .perform(.stop, in: _, because: _) = decision { return false }
            return true
        }
    }

    /// What runs goes on running, and what doesn't is not started, as long as there is no room.
    @Test func withoutRoomNothingIsDoneToADatabaseThatIsWanted() {
        expectAlways { situation, decision in
            guard situation.desired == .present, situation.observed.freeBytes == 0 else { return true }
            return switch decision {
            case .perform(let step, in: _, because: _): situation.recorded.state == .deleted && step == .network
            case .settle(let state, because: _): state != .ready
            case .hold, .fail, .rest: true
            }
        }
    }

    @Test func aReadyDatabaseIsNotFailedForBeingLate() {
        expectAlways { situation, decision in
            guard situation.recorded.state == .ready, case .fail(let reason, message: _) = decision else { return true }
            return reason != .deadlineExceeded
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
            while decision != .rest, !decision.isHold, count <= 20 {
                situation.follow(decision)
                decision = situation.decision
                count += 1
            }
            if decision.isHold, start.observed.freeBytes == 0, start.desired == .present { continue }
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
