import Lifecycle
import Model
import Testing

/// The ways of a change of the password.
@Suite struct RotationPathTests {
    private func pending(_ situation: Situation = .ready) -> Situation {
        var situation = situation
        situation.recorded.isRotationPending = true
        return situation
    }

    @Test func itStaysInReady() {
        let situation = pending()
        #expect(situation.decision == .perform(.rotate, in: .ready, because: .rotationRequested))
        let (steps, end) = situation.walk()
        #expect(steps == [.rotate] && end.state == .ready && !end.isRotationPending)
    }

    @Test func tooLateItDegrades() {
        var situation = pending()
        situation.recorded.deadline = Situation.now
        #expect(situation.decision == .perform(.rotate, in: .degraded, because: .rotationFailed))
        let (steps, end) = situation.walk()
        #expect(steps == [.rotate] && end.state == .ready && !end.isRotationPending)
    }

    @Test func healingCompletesIt() {
        var situation = pending()
        situation.observed.instance = .stopped
        #expect(situation.decision == .perform(.network, in: .degraded, because: .instanceStopped))
        let (steps, end) = situation.walk()
        #expect(steps == [.network, .image, .instance, .rotate] && !end.isRotationPending)
    }

    @Test func anUndeleteCompletesIt() {
        var situation = pending(.deleted)
        situation.desired = .present
        let (steps, end) = situation.walk()
        #expect(steps == [.network, .image, .instance, .rotate] && !end.isRotationPending)
    }

    @Test func aDeletePreemptsIt() {
        var situation = pending()
        situation.desired = .deleted
        let (steps, end) = situation.walk()
        #expect(steps == [.stop] && end.state == .deleted)
        #expect(end.isRotationPending, "the pending password may be the one that is set")
    }

    @Test func oneThatWasNeverReadyGetsItsFirstPasswordFirst() {
        let (steps, end) = pending(.created).walk()
        #expect(steps == [.network, .image, .volume, .instance, .credentials, .login, .rotate])
        #expect(end.state == .ready && !end.isRotationPending)
    }

    @Test func aRestartIsShownBeforeIt() {
        var situation = pending()
        situation.recorded.incarnation = "old"
        situation.observed.incarnation = "new"
        #expect(situation.decision == .perform(.rotate, in: .degraded, because: .instanceRestarted))
        #expect(situation.walk().steps == [.rotate])
    }
}
