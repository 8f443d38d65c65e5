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

    @Test func cancelledTimersDoNotPileUp() {
        var heap = TimerHeap()
        var order: [Int] = []
        for index in 0..<10_000 {
            let timer = heap.insert(at: UInt64(20_000 - index)) { order.append(index) }
            if index % 1_000 != 0 { timer.cancel() }
            #expect(heap.count <= 140, "after \(index) timers, of which each thousandth is wanted")
        }
        while let body = heap.popDue(at: .max) { body() }
        #expect(order == [9_000, 8_000, 7_000, 6_000, 5_000, 4_000, 3_000, 2_000, 1_000, 0])
        #expect(heap.count == 0)
    }

    @Test func aTimerThatIsCancelledTwiceOrLateCountsOnce() {
        var heap = TimerHeap()
        let passed = heap.insert(at: 1) {}
        heap.popDue(at: 1)?()
        for _ in 0..<200 { passed.cancel() }
        let cancelled = heap.insert(at: 1) {}
        for _ in 0..<200 { cancelled.cancel() }
        _ = heap.insert(at: 2) {}
        #expect(heap.count == 2)
    }

    @Test(arguments: [
        (Duration.seconds(-1), UInt64(0)), (.nanoseconds(1), 1), (.seconds(2), 2_000_000_000),
        (.seconds(Int64.max), .max),
    ])
    func durationsBecomeWholeNanoseconds(duration: Duration, nanoseconds: UInt64) {
        #expect(duration.wholeNanoseconds == nanoseconds)
    }
}
