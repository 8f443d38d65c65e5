import Lifecycle
import Model
import Testing

/// The ways through the table that people know by name.
@Suite struct PathTests {
    @Test func createGoesThroughAllStepsInOrder() {
        let (steps, end) = Situation.created.walk()
        #expect(steps == [.network, .image, .volume, .instance, .credentials, .login])
        #expect(end.state == .ready && end.everReady)
    }

    @Test(arguments: 0...6) func createGoesOnAfterACrash(after count: Int) {
        var situation = Situation.created
        for _ in 0..<count { situation.follow(situation.decision) }
        situation.lookAgain()
        let (steps, end) = situation.walk()
        #expect(end.state == .ready && end.everReady)
        #expect(!steps.contains(.volume) || count < 3, "an initialised volume is kept")
        #expect(steps.contains(.login), "a login is proven again")
    }

    @Test func deleteKeepsTheVolume() {
        var situation = Situation.ready
        situation.desired = .deleted
        let (steps, end) = situation.walk()
        #expect(steps == [.stop])
        #expect(end.state == .deleted)
        #expect(end.endpoint == Situation.home, "the address stays reserved")
    }

    @Test(arguments: [DatabaseState.provisioning, .ready, .degraded, .failed, .undeleting])
    func deleteIsPossibleFromEveryLiveState(state: DatabaseState) {
        var situation = Situation.ready
        situation.recorded.state = state
        situation.desired = .deleted
        #expect(situation.walk().end.state == .deleted)
        situation.desired = .purged
        #expect(situation.walk().end.state == .purged)
    }

    @Test func undeleteStartsAndLogsInOnly() {
        var situation = Situation.deleted
        situation.desired = .present
        let (steps, end) = situation.walk()
        #expect(steps == [.network, .image, .instance, .login])
        #expect(end.state == .ready)
    }

    @Test func undeleteWithoutAVolumeFails() {
        var situation = Situation.deleted
        situation.desired = .present
        situation.observed.volume = .missing
        let (steps, end) = situation.walk()
        #expect(!steps.contains(.volume) && !steps.contains(.instance))
        #expect(end.state == .failed && end.reason == .volumeMissing)
    }

    @Test func purgeStopsBeforeItDestroys() {
        var situation = Situation.ready
        situation.desired = .purged
        let (steps, end) = situation.walk()
        #expect(steps == [.stop, .remove])
        #expect(end.state == .purged)
    }

    @Test func aDeadInstanceIsStartedAndProven() {
        var situation = Situation.ready
        situation.observed.instance = .stopped
        #expect(situation.decision == .perform(.network, in: .degraded, because: .instanceStopped))
        let (steps, end) = situation.walk()
        #expect(steps == [.network, .image, .instance, .login])
        #expect(end.state == .ready)
    }

    @Test func anInstanceAtAnotherAddressIsBroughtBack() {
        var situation = Situation.ready
        situation.observed.instance = .running(address: Situation.elsewhere)
        #expect(situation.decision == .perform(.stop, in: .degraded, because: .addressLost))
        #expect(situation.walk().steps == [.stop, .network, .image, .instance, .login])
    }

    @Test func anAssignedAddressIsRecordedAfterTheStart() {
        var situation = Situation.created
        situation.observed.addressIsAssigned = true
        let (steps, end) = situation.walk()
        #expect(steps == [.network, .image, .volume, .instance, .network, .credentials, .login])
        #expect(end.state == .ready && end.endpoint?.host == Situation.elsewhere)
    }

    @Test func anotherAssignedAddressIsRecorded() {
        var situation = Situation.ready
        situation.observed.addressIsAssigned = true
        situation.observed.instance = .running(address: Situation.elsewhere)
        #expect(situation.decision == .perform(.network, in: .degraded, because: .addressChanged))
        #expect(!Reason.addressChanged.explanation.isEmpty)
        let (steps, end) = situation.walk()
        #expect(steps == [.network, .login])
        #expect(end.state == .ready && end.endpoint?.host == Situation.elsewhere)
    }

    @Test func anotherStartIsProvenAgain() {
        var situation = Situation.ready
        situation.recorded.incarnation = "old"
        situation.observed.incarnation = "new"
        #expect(situation.decision == .perform(.login, in: .degraded, because: .instanceRestarted))
        situation.observed.login = .proven
        #expect(situation.decision == .perform(.login, in: .degraded, because: .instanceRestarted))
        let (steps, end) = situation.walk()
        #expect(steps == [.login] && end.state == .ready && end.incarnation == "new")
    }

    @Test(arguments: [("old", nil), (nil, "new"), (nil, nil), ("old", "old")] as [(String?, String?)])
    func startsThatNobodyCanTellApartAreNotCompared(known: String?, seen: String?) {
        var situation = Situation.ready
        situation.recorded.incarnation = known
        situation.observed.incarnation = seen
        #expect(situation.decision == .rest)
    }

    @Test func aRefusedLoginDegrades() {
        var situation = Situation.ready
        situation.observed.login = .refused
        #expect(situation.decision == .perform(.login, in: .degraded, because: .loginRefused))
    }

    @Test func aHealthyDatabaseRests() {
        #expect(Situation.ready.decision == .rest)
    }

    @Test(arguments: [Observed.Volume.missing, .incomplete])
    func aVolumeThatIsGoneFailsTheDatabase(volume: Observed.Volume) {
        var situation = Situation.ready
        situation.observed.volume = volume
        let (steps, end) = situation.walk()
        #expect(steps.isEmpty)
        #expect(end.state == .failed && end.reason == .volumeMissing)
    }

    @Test(arguments: [
        Observed.Volume.present(major: 16, systemIdentifier: "2"), .present(major: 15, systemIdentifier: "1"),
    ])
    func aForeignVolumeFailsTheDatabase(volume: Observed.Volume) {
        var situation = Situation.ready
        situation.observed.volume = volume
        let (steps, end) = situation.walk()
        #expect(steps.isEmpty)
        #expect(end.state == .failed && end.reason == .volumeForeign)
    }

    @Test func aVolumeThatComesBackIsHealed() {
        var situation = Situation.ready
        situation.observed.volume = .missing
        situation.follow(situation.decision)
        #expect(situation.decision == .rest)
        situation.observed = Observed(volume: .present(major: 16, systemIdentifier: "1"), instance: .stopped)
        #expect(situation.decision == .perform(.network, in: .degraded, because: .retrying))
        #expect(situation.walk().end.state == .ready)
    }

    @Test func anotherVersionIsNeverOverwritten() {
        var situation = Situation.created
        situation.observed.volume = .present(major: 15, systemIdentifier: "7")
        #expect(situation.walk().end.reason == .volumeForeign)
    }

    @Test func aPurgeThatHasBegunIsNotTakenBack() {
        var situation = Situation.ready
        situation.recorded.state = .purging
        guard case .fail(.purgeWithdrawn, message: _) = situation.decision else {
            Issue.record("decided \(situation.decision)")
            return
        }
    }
}
