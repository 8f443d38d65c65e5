import Testing

@testable import EventLoop

@Suite struct TimerHeapTests {
    @Test func popsInOrderOfTimeThenOfInsertion() {
        var heap = TimerHeap()
        var seen: [Int] = []
        for (index, due) in [5, 1, 3, 1, 4, 3, 0].enumerated() {
            _ = heap.insert(at: UInt64(due)) { seen.append(index) }
        }
        while let body = heap.popDue(at: 4) { body() }
        #expect(seen == [6, 1, 3, 2, 5, 4])
        #expect(heap.nextDue == 5)
    }

    @Test func aCancelledTimerIsSkipped() {
        var heap = TimerHeap()
        let timer = heap.insert(at: 1) { Issue.record("called although it was cancelled") }
        _ = heap.insert(at: 2) {}
        timer.cancel()
        #expect(heap.nextDue == 2)
        heap.popDue(at: 2)?()
        #expect(heap.popDue(at: 9) == nil)
    }

    @Test(arguments: [
        (Duration.seconds(-1), UInt64(0)), (.nanoseconds(1), 1), (.seconds(2), 2_000_000_000),
        (.seconds(Int64.max), .max),
    ])
    func durationsBecomeWholeNanoseconds(duration: Duration, nanoseconds: UInt64) {
        #expect(duration.wholeNanoseconds == nanoseconds)
    }
}
