import Lifecycle
import Model
import Testing

@Suite struct PolicyTests {
    private let now = Timestamp(microseconds: 0)
    private let later = Timestamp(microseconds: 60_000_000)

    @Test func backoffDoublesUpToItsLimit() {
        let policy = Policy()
        #expect(policy.backoff(attempt: 1, jitter: 0) == .milliseconds(200))
        #expect(policy.backoff(attempt: 2, jitter: 0) == .milliseconds(400))
        #expect(policy.backoff(attempt: 3, jitter: 0) == .milliseconds(800))
        #expect(policy.backoff(attempt: .max, jitter: 0) == .seconds(30))
        #expect(policy.backoff(attempt: .min, jitter: 0) == .milliseconds(200))
    }

    @Test(arguments: [0, 0.25, 0.999, 1, 7, -1, Double.nan, .infinity])
    func jitterTakesAtMostHalf(jitter: Double) {
        let wait = Policy().backoff(attempt: 4, jitter: jitter)
        #expect(wait >= .milliseconds(800) && wait <= .milliseconds(1600))
    }

    @Test func aTransientFaultIsTriedAgain() {
        let reaction = Policy().react(
            to: StepFault(.loginRefused, "not yet", isTransient: true), attempt: 1, deadline: later, now: now, jitter: 0
        )
        #expect(reaction == .retry(at: now.advanced(by: .milliseconds(200))))
    }

    @Test func noTryLiesBehindTheDeadline() {
        let soon = now.advanced(by: .milliseconds(5))
        let reaction = Policy().react(
            to: StepFault(.loginRefused, "not yet", isTransient: true), attempt: 9, deadline: soon, now: now, jitter: 0)
        #expect(reaction == .retry(at: soon))
    }

    @Test func atTheDeadlineItIsGivenUp() {
        let reaction = Policy().react(
            to: StepFault(.loginRefused, "not yet", isTransient: true), attempt: 9, deadline: now, now: now, jitter: 0)
        #expect(
            reaction
                == .fail(.deadlineExceeded, message: "gave up after 9 attempts; last: LoginRefused: not yet"))
    }

    @Test func aPermanentFaultFailsAtOnce() {
        let reaction = Policy().react(
            to: StepFault(.volumeForeign, "not ours", isTransient: false), attempt: 1, deadline: later, now: now,
            jitter: 0)
        #expect(reaction == .fail(.volumeForeign, message: "not ours"))
    }

    @Test func timeWithoutADaemonDoesNotCount() {
        let policy = Policy()
        let (day, minute) = (Duration.seconds(86_400), Duration.seconds(60))
        let late = now.advanced(by: day)
        #expect(policy.deadline(later, of: .deleting, due: now, now: now.advanced(by: minute)) == later)
        #expect(
            policy.deadline(later, of: .deleting, due: now, now: now.advanced(by: minute * 2))
                == later.advanced(by: minute * 2))
        #expect(
            policy.deadline(now.advanced(by: .seconds(400)), of: .deleting, due: now, now: late)
                == late.advanced(by: .seconds(300)))
        #expect(
            policy.deadline(late.advanced(by: day), of: .deleting, due: now, now: late) == late.advanced(by: day),
            "never less than before")
    }

    @Test func everyWorkingStateAndStepHasALimit() {
        let policy = Policy()
        for state in DatabaseState.allCases where state.isWorking { #expect(policy.workLimits[state] != nil) }
        for step in StepName.allCases { #expect(policy.stepLimits[step] != nil) }
    }

    @Test func whatCanChangeByItselfIsLookedAtAgain() {
        let policy = Policy()
        #expect(policy.nextLook(.ready, desired: .present, everReady: true, jitter: 0) == .seconds(30))
        #expect(policy.nextLook(.failed, desired: .present, everReady: true, jitter: 0) == .seconds(300))
        #expect(policy.nextLook(.failed, desired: .deleted, everReady: false, jitter: 0) == .seconds(300))
        #expect(policy.nextLook(.failed, desired: .present, everReady: false, jitter: 0) == nil)
        #expect(policy.nextLook(.deleted, desired: .deleted, everReady: true, jitter: 0) == nil)
        #expect(policy.nextLook(.purged, desired: .purged, everReady: true, jitter: 0) == nil)
    }
}
