import Testing

@testable import RPCTransport

@Suite struct SilenceTests {
    static let keepalive = FrameSocket.Keepalive(after: .nanoseconds(100), patience: .nanoseconds(30))

    @Test func aPeerThatSpeaksIsNotAsked() {
        var silence = Silence(Self.keepalive, now: 1_000)
        #expect(silence.timePassed(now: 1_000, isListening: true) == .wait(until: 1_100))
        silence.frameReceived(now: 1_050)
        #expect(silence.timePassed(now: 1_100, isListening: true) == .wait(until: 1_150))
    }

    @Test func aSilentPeerIsAskedAndGivenUp() {
        var silence = Silence(Self.keepalive, now: 1_000)
        #expect(silence.timePassed(now: 1_100, isListening: true) == .ask(until: 1_130))
        #expect(silence.timePassed(now: 1_120, isListening: true) == .wait(until: 1_130))
        #expect(silence.timePassed(now: 1_130, isListening: true) == .giveUp)
    }

    @Test func anyFrameAnswers() {
        var silence = Silence(Self.keepalive, now: 1_000)
        #expect(silence.timePassed(now: 1_100, isListening: true) == .ask(until: 1_130))
        silence.frameReceived(now: 1_129)
        #expect(silence.timePassed(now: 1_130, isListening: true) == .wait(until: 1_229))
        #expect(silence.timePassed(now: 1_229, isListening: true) == .ask(until: 1_259))
    }

    /// Who is not listened to can't be heard.
    @Test func whileNothingIsReadThereIsNoSilence() {
        var silence = Silence(Self.keepalive, now: 1_000)
        #expect(silence.timePassed(now: 1_100, isListening: false) == .wait(until: 1_200))
        #expect(silence.timePassed(now: 1_200, isListening: true) == .ask(until: 1_230))
        #expect(silence.timePassed(now: 1_230, isListening: false) == .wait(until: 1_330))
    }

    @Test func timesWithoutEndAreNoTrap() {
        let forever = FrameSocket.Keepalive(after: .seconds(Int64.max), patience: .seconds(Int64.max))
        var silence = Silence(forever, now: .max - 1)
        #expect(silence.timePassed(now: .max - 1, isListening: true) == .wait(until: .max))
    }
}
