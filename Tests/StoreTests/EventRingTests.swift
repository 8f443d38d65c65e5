import Model
import Testing

@testable import Store

@Suite struct EventRingTests {
    @Test(arguments: [1, 2, 3, 7], [0, 1, 5, 20] as [Int64])
    func theNewestEventsAreFoundByRevision(capacity: Int, count: Int64) throws {
        var ring = EventRing(capacity: capacity, head: 100)
        for number in 0..<count { #expect(ring.append(HistoryEvent(try .sample(101 + number)))) }
        let kept = min(Int64(capacity), count)
        #expect(ring.head == 100 + count)
        #expect(ring.floor == ring.head - kept)
        #expect(ring[ring.floor] == nil)
        #expect(ring[ring.head + 1] == nil)
        #expect(ring[.min] == nil)
        #expect(ring[.max] == nil)
        for revision in (ring.floor + 1)..<(ring.head + 1) { #expect(ring[revision]?.revision == revision) }
    }

    @Test func anEventThatDoesNotFollowIsRefused() throws {
        var ring = EventRing(capacity: 4, head: 5)
        #expect(try !ring.append(HistoryEvent(.sample(5))))
        #expect(try !ring.append(HistoryEvent(.sample(7))))
        #expect(ring.head == 5)
        #expect(try ring.append(HistoryEvent(.sample(6))))
        #expect(try !ring.append(HistoryEvent(.sample(6))))
    }
}
