import Testing

@testable import Control

@Suite struct DenialLimiterTests {
    private let start = ContinuousClock.now

    private func limiter(each: Int, all: Int = 1000, most: Int = 1024) -> DenialLimiter {
        DenialLimiter(
            each: .init(burst: each, interval: .seconds(10)), all: .init(burst: all, interval: .seconds(2)),
            most: most, at: start)
    }

    @Test("A burst is recorded, what follows is left out and counted")
    func burst() {
        var limiter = limiter(each: 3)
        for _ in 0..<3 { #expect(limiter.attempted(by: "a", at: start) == .record(suppressed: 0)) }
        for _ in 0..<7 { #expect(limiter.attempted(by: "a", at: start) == .suppress) }
        #expect(limiter.attempted(by: "a", at: start + .seconds(10)) == .record(suppressed: 7))
        #expect(limiter.attempted(by: "a", at: start + .seconds(10)) == .suppress)
    }

    @Test("A noisy subject does not hide another one's attempts")
    func subjects() {
        var limiter = limiter(each: 2)
        for _ in 0..<100 { _ = limiter.attempted(by: "noisy", at: start) }
        #expect(limiter.attempted(by: "quiet", at: start) == .record(suppressed: 0))
    }

    @Test("All subjects together are bounded too")
    func together() {
        var limiter = limiter(each: 2, all: 5)
        let actions = (0..<20).map { limiter.attempted(by: "subject \($0)", at: start) }
        #expect(actions.filter { $0 != .suppress }.count == 5)
    }

    @Test("Only so many subjects are told apart: memory is bounded")
    func manySubjects() {
        var limiter = limiter(each: 1, most: 2)
        #expect(limiter.attempted(by: "a", at: start) != .suppress)
        #expect(limiter.attempted(by: "b", at: start) != .suppress)
        #expect(limiter.attempted(by: "c", at: start) != .suppress)
        #expect(limiter.attempted(by: "d", at: start) == .suppress)
    }

    @Test("A clock that stands still or goes back earns nothing")
    func backwards() {
        var limiter = limiter(each: 1)
        #expect(limiter.attempted(by: "a", at: start) == .record(suppressed: 0))
        #expect(limiter.attempted(by: "a", at: start - .seconds(100)) == .suppress)
        #expect(limiter.attempted(by: "a", at: start) == .suppress)
    }

    @Test("A day of flooding writes a bounded number of rows")
    func flood() {
        var limiter = DenialLimiter(at: start)
        var rows = 0
        for second in 0..<86_400 {
            for subject in 0..<10 where limiter.attempted(by: "\(subject)", at: start + .seconds(second)) != .suppress {
                rows += 1
            }
        }
        #expect(rows <= 200 + 86_400 / 2)
    }
}
