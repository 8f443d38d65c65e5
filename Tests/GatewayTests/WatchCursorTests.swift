import Messages
import Model
import Testing

@testable import Gateway

@Suite struct WatchCursorTests {
    private let down = Fault(.unavailable, reason: "Unreachable", "nobody answers", domain: Fault.rpc)
    private let denied = Fault(.permissionDenied, reason: "PermissionDenied", "no")

    private func response(
        _ event: DatabasesV1.WatchStatusResponse.Event?, _ revision: UInt64
    ) -> DatabasesV1.WatchStatusResponse {
        DatabasesV1.WatchStatusResponse(epoch: "e", revision: revision, event: event)
    }

    private func position(_ revision: UInt64) -> DatabasesV1.Position {
        DatabasesV1.Position(epoch: "e", revision: revision)
    }

    @Test func idsBeginWithTheEndOfTheSnapshot() {
        var cursor = WatchCursor(resume: nil)
        var ids: [ServerSentEvent.ID] = []
        ids += cursor.received(response(.snapshot(Samples.database()), 3)).map(\.id)
        #expect(cursor.resume == nil)
        ids += cursor.received(response(.synced(.init()), 3)).map(\.id)
        #expect(cursor.resume == position(3))
        ids += cursor.received(response(.transition(Samples.transition(.provisioning, .ready)), 4)).map(\.id)
        ids += cursor.received(response(.bookmark(.init()), 9)).map(\.id)
        #expect(ids == [.unchanged, .place("e:3"), .place("e:4"), .place("e:9")])
        #expect(cursor.resume == position(9))
    }

    @Test func afterAResetThePlaceIsForgotten() {
        var cursor = WatchCursor(resume: position(5))
        let events = cursor.received(response(.reset(.init(reason: "Compacted")), 90))
        #expect(events.map(\.id) == [.cleared])
        #expect(cursor.resume == nil)
        #expect(cursor.received(response(.snapshot(Samples.database()), 90)).map(\.id) == [.unchanged])
        #expect(cursor.received(response(.synced(.init()), 90)).map(\.id) == [.place("e:90")])
    }

    @Test func aFaultBeforeTheFirstWordIsAProblem() {
        for fault in [down, denied] {
            var fresh = WatchCursor(resume: nil)
            #expect(fresh.failed(fault, jitter: 0) == .refuse(fault))
        }
        var back = WatchCursor(resume: position(5))
        #expect(back.failed(denied, jitter: 0) == .refuse(denied))
    }

    @Test func whoComesBackIsKeptWhileTheDaemonIsAway() {
        var cursor = WatchCursor(resume: position(5))
        #expect(
            cursor.failed(down, jitter: 1) == .retry(after: .milliseconds(200), say: [WatchEvents.interrupted(down)]))
        #expect(cursor.resume == position(5))
    }

    @Test func anInterruptionIsSaidOnceAndItsEndToo() {
        var cursor = WatchCursor(resume: nil)
        _ = cursor.received(response(.synced(.init()), 3))
        #expect(
            cursor.failed(down, jitter: 1) == .retry(after: .milliseconds(200), say: [WatchEvents.interrupted(down)]))
        #expect(cursor.failed(down, jitter: 1) == .retry(after: .milliseconds(400), say: []))
        #expect(cursor.failed(down, jitter: 0) == .retry(after: .milliseconds(400), say: []))
        let events = cursor.received(response(.bookmark(.init()), 3))
        #expect(events.map(\.name) == ["resumed", "bookmark"])
        #expect(cursor.received(response(.bookmark(.init()), 4)).map(\.name) == ["bookmark"])
        #expect(
            cursor.failed(down, jitter: 1) == .retry(after: .milliseconds(200), say: [WatchEvents.interrupted(down)]))
    }

    @Test func waitsAreBounded() {
        var cursor = WatchCursor(resume: nil)
        cursor.began()
        var last = WatchCursor.Reaction.refuse(down)
        for _ in 0..<100 { last = cursor.failed(down, jitter: 7) }
        #expect(last == .retry(after: .seconds(5), say: []))
    }

    @Test func halfASnapshotBeginsAnew() {
        var cursor = WatchCursor(resume: nil)
        _ = cursor.received(response(.snapshot(Samples.database()), 3))
        let said = [WatchEvents.interrupted(down), WatchEvents.restarted]
        #expect(cursor.failed(down, jitter: 1) == .retry(after: .milliseconds(200), say: said))
        #expect(cursor.failed(down, jitter: 1) == .retry(after: .milliseconds(400), say: []))
        #expect(cursor.resume == nil)
    }

    @Test func rightsThatAreLostEndTheStream() {
        var cursor = WatchCursor(resume: nil)
        _ = cursor.received(response(.synced(.init()), 3))
        #expect(cursor.failed(denied, jitter: 0) == .end(say: WatchEvents.ended(denied)))
    }

    @Test func eventsOfALaterVersionAreLeftOut() {
        var cursor = WatchCursor(resume: nil)
        _ = cursor.received(response(.synced(.init()), 3))
        #expect(cursor.received(response(nil, 4)).isEmpty)
    }

    @Test func eventsHaveTheFormThatBrowsersRead() {
        let event = ServerSentEvent("x", id: .place("e:1"), data: .members(["a": .string("b\nc")]))
        #expect(String(decoding: event.bytes, as: UTF8.self) == "event: x\nid: e:1\ndata: {\"a\":\"b\\nc\"}\n\n")
        #expect(
            String(decoding: ServerSentEvent("x", id: .cleared, data: .null).bytes, as: UTF8.self)
                == "event: x\nid\ndata: null\n\n")
        #expect(
            String(decoding: ServerSentEvent("x", data: .null).bytes, as: UTF8.self) == "event: x\ndata: null\n\n")
    }
}
