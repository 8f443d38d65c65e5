import Model
import Support
import Testing

@testable import Provisioner
@testable import Simulation

/// What is done for nobody yet makes way for creates.
@Suite(.timeLimit(.minutes(1))) struct CreateGaugeTests {
    private let clock = ManualClock()

    @Test func itIsCalmAWhileAfterTheLastCreate() async throws {
        let gauge = CreateGauge(clock: clock)
        #expect(gauge.isIdle && gauge.isCalm(for: .seconds(2)))
        await gauge.during(create: true) {
            #expect(!gauge.isIdle && !gauge.isCalm(for: .zero))
        }
        #expect(gauge.isIdle && !gauge.isCalm(for: .seconds(2)))
        clock.advance(to: clock.now() + .seconds(2))
        #expect(gauge.isCalm(for: .seconds(2)))
    }

    @Test func whatIsUnderWayIsCancelledByACreate() async throws {
        let gauge = CreateGauge(clock: clock)
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let work = Task { [clock] in
            try await gauge.makingWay {
                begin.yield()
                try await clock.sleep(for: .seconds(600))
            }
        }
        for await _ in begun { break }
        await gauge.during(create: true) {}
        await #expect(throws: CreateGauge.MadeWay.self) { try await work.value }
    }

    @Test func whatIsDoneAllTheSameCounts() async throws {
        let gauge = CreateGauge(clock: clock)
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let work = Task { [clock] in
            try await gauge.makingWay {
                begin.yield()
                try? await clock.sleep(for: .seconds(600))
                return 1
            }
        }
        for await _ in begun { break }
        await gauge.during(create: true) {}
        #expect(try await work.value == 1)
    }

    @Test func nothingBeginsWhileACreateIsUnderWay() async throws {
        let gauge = CreateGauge(clock: clock)
        await gauge.during(create: true) {
            _ = await #expect(throws: CreateGauge.MadeWay.self) {
                try await gauge.makingWay { [clock] in try await clock.sleep(for: .seconds(600)) }
            }
        }
    }

    @Test func itsOwnCancellationIsNoMakingWay() async throws {
        let gauge = CreateGauge(clock: clock)
        let task = Task { [clock] in
            try await gauge.makingWay { try await clock.sleep(for: .seconds(600)) }
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
