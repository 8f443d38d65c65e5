import Testing

@testable import Control

@Suite struct RevealLimiterTests {
    private func key(_ caller: String, _ database: String = "main") -> RevealLimiter.Key {
        RevealLimiter.Key(org: "acme", caller: caller, database: database)
    }

    private let rate = RevealLimiter.Rate(burst: 3, interval: .seconds(10))

    @Test func aBurstAndThenOneEachInterval() {
        var limiter = RevealLimiter(rate)
        let start = ContinuousClock.now
        for _ in 0..<3 { #expect(limiter.wait(for: key("ann"), at: start) == nil) }
        #expect(limiter.wait(for: key("ann"), at: start) == .seconds(10))
        #expect(limiter.wait(for: key("ann"), at: start + .seconds(4)) == .seconds(6))
        #expect(limiter.wait(for: key("ann"), at: start + .seconds(10)) == nil)
        #expect(limiter.wait(for: key("ann"), at: start + .seconds(10)) == .seconds(10))
        for _ in 0..<3 { #expect(limiter.wait(for: key("ann"), at: start + .seconds(100)) == nil) }
        #expect(limiter.wait(for: key("ann"), at: start + .seconds(100)) != nil)
    }

    @Test func callersAndDatabasesAreToldApart() {
        var limiter = RevealLimiter(rate)
        let start = ContinuousClock.now
        for _ in 0..<4 { _ = limiter.wait(for: key("ann"), at: start) }
        #expect(limiter.wait(for: key("bob"), at: start) == nil)
        #expect(limiter.wait(for: key("ann", "other"), at: start) == nil)
    }

    @Test func aFloodOfNamesShareOneLimit() {
        var limiter = RevealLimiter(rate, most: 10)
        let start = ContinuousClock.now
        var allowed = 0
        for number in 0..<100 where limiter.wait(for: key("c\(number)"), at: start) == nil { allowed += 1 }
        #expect(allowed < 10 + 4)
        #expect(limiter.wait(for: key("c0"), at: start) == nil, "who was known before is not touched by it")
        #expect(limiter.wait(for: key("late"), at: start + .seconds(60)) == nil, "what is full again is forgotten")
    }
}
