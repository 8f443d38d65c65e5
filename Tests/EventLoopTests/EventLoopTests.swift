import Support
import Synchronization
import Testing

@testable import EventLoop

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct EventLoopTests {
    actor Counter {
        let loop: EventLoop
        nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
        private var count = 0

        init(loop: EventLoop) { self.loop = loop }

        func add() -> Bool {
            count += 1
            return loop.isOnLoop
        }

        func value() -> Int { count }
    }

    @Test func actorsRunOnTheLoop() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let counter = Counter(loop: loop)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 { group.addTask { await counter.add() } }
            for await onLoop in group { #expect(onLoop) }
        }
        #expect(await counter.value() == 100)
    }

    @Test func tasksThatPreferTheLoopStayOnIt() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let places = await withTaskExecutorPreference(loop) {
            async let child = { loop.isOnLoop }()
            return [loop.isOnLoop, await child]
        }
        #expect(places == [true, true])
    }

    /// Whatever a task awaits that is done at once must not send it through the loop's queue again.
    @Test func aTaskThatPrefersTheLoopIsNotEnqueuedByItsCalls() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let order = Mutex<[String]>([])
        @concurrent @Sendable func nested() async { await deeper() }
        @concurrent @Sendable func deeper() async {}
        await withTaskExecutorPreference(loop) {
            // What follows a suspension is a step that the runtime has enqueued.
            await withCheckedContinuation { continuation in loop.execute { continuation.resume() } }
            loop.execute { order.withLock { $0.append("behind") } }
            await nested()
            order.withLock { $0.append("task") }
            try? await loop.sleep(for: .zero)
        }
        #expect(order.withLock { $0 } == ["task", "behind"])
    }

    @Test func aDescriptorIsReportedAndForgotten() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let (reader, writer) = (ends[0], ends[1])
        defer {
            close(reader)
            close(writer)
        }
        let readiness = await withCheckedContinuation { (continuation: CheckedContinuation<Readiness, Never>) in
            loop.execute {
                nonisolated(unsafe) var registration: Registration?
                registration = try? loop.register(reader, for: .readable) { readiness in
                    registration?.cancel()
                    registration = nil
                    continuation.resume(returning: readiness)
                }
                #expect(registration != nil)
                _ = write(writer, "x", 1)
            }
        }
        #expect(readiness.contains(.readable))
    }

    @Test func aClosedDescriptorIsAFault() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let fault = await withCheckedContinuation { (continuation: CheckedContinuation<SystemFault?, Never>) in
            loop.execute {
                do throws(SystemFault) {
                    _ = try loop.register(-1, for: .readable) { _ in }
                    continuation.resume(returning: nil)
                } catch {
                    continuation.resume(returning: error)
                }
            }
        }
        #expect(fault == SystemFault(call: "epoll_ctl", number: EBADF))
    }

    @Test func turnEndsComeAfterTheJobsOfTheTurn() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let order = await withCheckedContinuation { (continuation: CheckedContinuation<[String], Never>) in
            loop.execute {
                nonisolated(unsafe) var order: [String] = []
                loop.atTurnEnd {
                    order.append("end")
                    continuation.resume(returning: order)
                }
                loop.execute { order.append("job") }
            }
        }
        #expect(order == ["job", "end"])
    }

    @Test func aLoopWithNothingToDoRests() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let turns = await withCheckedContinuation { (continuation: CheckedContinuation<UInt, Never>) in
            loop.execute {
                // What remains of a wake-up whose work an earlier turn has taken.
                loop.wake()
                let before = loop.turnCount.load(ordering: .relaxed)
                loop.schedule(after: .milliseconds(20)) {
                    continuation.resume(returning: loop.turnCount.load(ordering: .relaxed) - before)
                }
            }
        }
        #expect(turns < 10, "a loop that spins makes thousands of turns")
    }

    @Test func aCancelledSleepEndsAtOnce() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let sleeper = Task { try await loop.sleep(for: .seconds(3600)) }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }

    @Test func cancelledSleepsLeaveNoTimers() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        for _ in 0..<500 {
            let sleeper = Task { try await loop.sleep(for: .seconds(3600)) }
            sleeper.cancel()
            _ = await sleeper.result
        }
        let left = await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
            loop.execute { continuation.resume(returning: loop.timerCount) }
        }
        #expect(left <= 140)
    }

    @Test func sleepsEndInOrderOfTheirTimes() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let order = try await withThrowingTaskGroup(of: Int.self) { group in
            for milliseconds in [60, 1, 30] {
                group.addTask {
                    try await loop.sleep(for: .milliseconds(milliseconds))
                    return milliseconds
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(order == [1, 30, 60])
    }

    /// What still holds a loop that has ended must not be held by it: its descriptors would stay open.
    @Test func aLoopThatHasEndedLetsGo() async throws {
        weak var weakly: EventLoop?
        do {
            let loop = try EventLoop()
            weakly = loop
            await withCheckedContinuation { continuation in
                loop.execute {
                    loop.schedule(after: .seconds(3600)) { loop.wake() }
                    continuation.resume()
                }
            }
            loop.stop()
            // Before the thread has ended and after it.
            while !loop.hasEnded { loop.execute { loop.wake() } }
            loop.execute { loop.wake() }
        }
        #expect(await eventually(within: .seconds(60)) { weakly == nil })
    }
}
