import Lifecycle
import Model
import Testing

@testable import Provisioner
@testable import Simulation

@Suite struct SmallPartsTests {
    @Test func passwordsAreLongAndNeedNoEscapes() {
        let randomness = SystemRandomness()
        let passwords = (0..<50).map { _ in Password.generate(randomness).reveal { $0 } }
        #expect(Set(passwords).count == 50)
        for password in passwords {
            #expect(password.utf8.count == 32)
            #expect(password.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
        }
    }

    @Test(arguments: [1, 2, 62, 255, 256]) func indicesStayBelowTheirBound(bound: Int) {
        let randomness = SeededRandomness(seed: 7)
        let indices = (0..<5000).map { _ in randomness.index(below: bound) }
        #expect(indices.allSatisfy { (0..<bound).contains($0) })
        #expect(Set(indices).count == bound)
    }

    @Test func unitsLieBetweenZeroAndOne() {
        let randomness = SeededRandomness(seed: 7)
        #expect((0..<1000).allSatisfy { _ in (0..<1).contains(randomness.unit()) })
    }

    @Test func aSignalRaisedBeforehandIsRememberedOnce() {
        let simulation = Simulation()
        let (signal, clock, ends) = (WakeSignal(), simulation.clock, Collected<Duration>())
        signal.raise()
        signal.raise()
        _ = simulation.start {
            for _ in 0..<3 {
                await signal.wait(atMost: .seconds(60), clock: clock)
                ends.add(clock.now())
            }
        }
        _ = simulation.run(for: .seconds(50))
        signal.raise()
        _ = simulation.run()
        #expect(ends.all == [.zero, .seconds(50), .seconds(110)])
    }

    @Test func aTimeLimitCutsOff() throws {
        let simulation = Simulation()
        let clock = simulation.clock
        let faults = Collected<any Error>()
        _ = simulation.start {
            do {
                try await withTimeLimit(.seconds(2), clock: clock) { try await clock.sleep(for: .seconds(9)) }
            } catch { faults.add(error) }
        }
        _ = simulation.run(for: .seconds(3))
        #expect(faults.all.count == 1)
        #expect((faults.all.first as? StepFault)?.reason == .stepDeadlineExceeded)
    }
}
