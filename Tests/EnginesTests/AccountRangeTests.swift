import Testing

@testable import Engines

@Suite struct AccountRangeTests {
    @Test func aNumberIsStableAndFree() throws {
        let range = AccountRange(first: 64_000, count: 10)
        let number = try #require(range.number(for: "a", taken: []))
        #expect((64_000..<64_010).contains(number))
        #expect(range.number(for: "a", taken: []) == number)
        #expect(range.number(for: "a", taken: [number]) != number)
    }

    @Test func everyNumberIsFoundAndThenNone() {
        let range = AccountRange(first: 64_000, count: 10)
        var taken: Set<UInt32> = []
        for _ in 0..<10 {
            if let number = range.number(for: "a", taken: taken) { taken.insert(number) }
        }
        #expect(taken == Set(64_000..<64_010))
        #expect(range.number(for: "b", taken: taken) == nil)
    }

    @Test func numbersOutsideOfTheRangeDoNoHarm() {
        let range = AccountRange(first: 64_000, count: 1)
        #expect(range.number(for: "a", taken: [0, 1_000, 1_001]) == 64_000)
    }

    @Test(arguments: [
        ("         0          0 4294967295\n", AccountRange.standard),
        ("0 100000 65536\n", .narrow),
        ("0 1000 1\n1 100000 65536\n", .narrow),
        ("", .narrow),
        ("nonsense\n", .narrow),
    ])
    func theRangeFollowsTheUserNamespace(_ map: String, _ range: AccountRange) {
        #expect(AccountRange(identityMap: map) == range)
    }

    @Test func rangesDoNotOverflow() {
        #expect(AccountRange(first: .max - 1, count: 10).count == 1)
        #expect(AccountRange(first: 5, count: 0).count == 1)
    }
}
