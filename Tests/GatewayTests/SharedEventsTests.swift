import Messages
import Testing

@testable import Gateway

@Suite struct SharedEventsTests {
    private typealias Response = DatabasesV1.WatchStatusResponse

    private func bookmark(_ revision: UInt64, after previous: UInt64, epoch: String = "e") -> Response {
        Response(epoch: epoch, revision: revision, previous: previous, event: .bookmark(.init()))
    }

    private func place(_ revision: UInt64, epoch: String = "e") -> DatabasesV1.Position {
        DatabasesV1.Position(epoch: epoch, revision: revision)
    }

    /// Whether the event was taken.
    private func append(_ event: Response, to events: inout SharedEvents) -> Bool { events.append(event) }

    @Test func readersGoOnFromTheirOwnPlaces() {
        var events = SharedEvents(after: place(5), capacity: 8)
        #expect(events.next(after: 5) == .nothing)
        #expect(append(bookmark(7, after: 5), to: &events))
        #expect(append(bookmark(10, after: 7), to: &events))
        #expect(events.position == place(10))
        #expect(events.next(after: 5) == .event(bookmark(7, after: 5)))
        // One that comes from a stream of its own has stopped in between, and is told of its own place.
        #expect(events.next(after: 6) == .event(bookmark(7, after: 6)))
        #expect(events.next(after: 7) == .event(bookmark(10, after: 7)))
        #expect(events.next(after: 10) == .nothing)
        #expect(events.next(after: 12) == .nothing)
        #expect(events.next(after: 4) == .gone)
    }

    @Test func newerEventsTakeTheRoomOfOlderOnes() {
        var events = SharedEvents(after: place(0), capacity: 2)
        for revision in 1...4 as ClosedRange<UInt64> {
            #expect(append(bookmark(revision, after: revision - 1), to: &events))
        }
        #expect(events.floor == 2)
        #expect(events.next(after: 1) == .gone)
        #expect(events.next(after: 2) == .event(bookmark(3, after: 2)))
        #expect(!events.covers(place(1)))
        #expect(events.covers(place(2)))
        #expect(!events.covers(place(2, epoch: "f")))
    }

    @Test func anEventThatDoesNotFollowIsRefused() {
        var events = SharedEvents(after: place(5), capacity: 2)
        #expect(!append(bookmark(8, after: 6), to: &events))
        #expect(!append(bookmark(8, after: 5, epoch: "f"), to: &events))
        #expect(!append(bookmark(4, after: 5), to: &events))
        #expect(
            !append(
                Response(epoch: "e", revision: 6, previous: 5, event: .reset(.init(reason: "Compacted"))), to: &events))
        #expect(!append(Response(epoch: "e", revision: 6, previous: 5, event: .synced(.init())), to: &events))
        #expect(events.position == place(5))
        // A kind of event that this version does not know stands in its place.
        #expect(append(Response(epoch: "e", revision: 6, previous: 5, event: nil), to: &events))
        #expect(append(bookmark(6, after: 6), to: &events))
    }
}
