import Messages
import Model
import Testing

@testable import PaasClient

@Suite struct WatchResumptionTests {
    private let lost = Fault(.unavailable, reason: "ConnectionLost", "gone", domain: Fault.rpc)

    @Test func aSnapshotCutShortStartsOver() {
        var watch = WatchResumption(position: nil)
        watch.streamStarted()
        #expect(watch.eventReceived(.init(epoch: "e", revision: 5, event: .snapshot(.init()))) == .deliver)
        #expect(watch.position == nil)
        #expect(watch.eventReceived(.init(epoch: "e", revision: 5, previous: 5, event: .synced(.init()))) == .deliver)
        #expect(watch.position == Position(epoch: "e", revision: 5))
    }

    @Test func transitionsAndBookmarksMoveThePlace() {
        var watch = WatchResumption(position: Position(epoch: "e", revision: 5))
        watch.streamStarted()
        #expect(
            watch.eventReceived(.init(epoch: "e", revision: 6, previous: 5, event: .transition(.init()))) == .deliver)
        #expect(watch.eventReceived(.init(epoch: "e", revision: 9, previous: 6, event: .bookmark(.init()))) == .deliver)
        #expect(watch.position == Position(epoch: "e", revision: 9))
    }

    @Test func aGapRestartsAtTheLastPlace() throws {
        var watch = WatchResumption(position: Position(epoch: "e", revision: 5))
        watch.streamStarted()
        _ = watch.eventReceived(.init(epoch: "e", revision: 6, previous: 5, event: .transition(.init())))
        let action = watch.eventReceived(.init(epoch: "e", revision: 9, previous: 8, event: .transition(.init())))
        guard case .restart(let fault) = action else {
            Issue.record("delivered across a gap")
            return
        }
        #expect(fault.reason == "WatchGap")
        #expect(watch.position == Position(epoch: "e", revision: 6))
    }

    @Test func aGapRightAfterResumingIsSeenToo() {
        var watch = WatchResumption(position: Position(epoch: "e", revision: 5))
        watch.streamStarted()
        let late = watch.eventReceived(.init(epoch: "e", revision: 9, previous: 8, event: .transition(.init())))
        #expect(late != .deliver)
    }

    @Test func aResetForgetsThePlace() {
        var watch = WatchResumption(position: Position(epoch: "old", revision: 5))
        watch.streamStarted()
        #expect(watch.eventReceived(.init(epoch: "new", revision: 2, event: .reset(.init()))) == .deliver)
        #expect(watch.position == nil)
    }

    @Test func delaysGrowToABoundAndStartAgainAfterAnEvent() {
        var watch = WatchResumption(position: nil)
        var delays: [Duration] = []
        for _ in 0..<20 {
            guard case .retry(let delay, lost) = watch.streamEnded(lost, jitter: 1) else { break }
            delays.append(delay)
        }
        #expect(delays.count == 20)
        #expect(delays.prefix(3) == [.milliseconds(100), .milliseconds(200), .milliseconds(400)])
        #expect(delays.max() == .seconds(5))
        watch.streamStarted()
        _ = watch.eventReceived(.init(event: .synced(.init())))
        #expect(watch.streamEnded(lost, jitter: 0.5) == .retry(after: .milliseconds(50), lost))
    }

    @Test(arguments: [FaultCode.permissionDenied, .unauthenticated, .invalidArgument, .notFound, .internal])
    func otherFaultsEndTheWatch(code: FaultCode) {
        var watch = WatchResumption(position: nil)
        let fault = Fault(code, reason: "Any", "")
        #expect(watch.streamEnded(fault, jitter: 1) == .fail(fault))
    }

    @Test func anEndWithoutFaultIsALoss() {
        var watch = WatchResumption(position: nil)
        guard case .retry(_, let fault) = watch.streamEnded(nil, jitter: 1) else {
            Issue.record("gave up")
            return
        }
        #expect(fault.reason == "WatchEnded")
    }
}
