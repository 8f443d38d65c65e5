import Testing

@testable import paasd

@Suite struct HistoryOptionsTests {
    @Test(arguments: [("90s", 90), ("30m", 1800), ("12h", 43_200), ("7d", 604_800), ("3650d", 315_360_000)])
    func agesAreRead(text: String, seconds: Int64) throws {
        #expect(try #require(HistoryAge(argument: text)).duration == .seconds(seconds))
    }

    @Test(arguments: ["", "7", "d", "59s", "3651d", "1w", "-1d", "+1d", "1.5h", " 1d", "1d ", "99999999999d", "１d"])
    func otherAgesAreRefused(text: String) { #expect(HistoryAge(argument: text) == nil) }

    @Test(arguments: ["7d", "12h", "30m", "61s"]) func anAgeShowsAsItIsWritten(text: String) throws {
        #expect(try #require(HistoryAge(argument: text)).description == text)
    }

    @Test func theDefaultsAreAWeekAndAMillion() throws {
        let retention = try HistoryOptions.parse([]).retention
        #expect(retention.age == .seconds(7 * 86_400))
        #expect(retention.count == 1_000_000)
    }

    @Test func bothLimitsCanBeSet() throws {
        let retention = try HistoryOptions.parse(["--history-age", "2h", "--history-events", "5000"]).retention
        #expect(retention.age == .seconds(7200))
        #expect(retention.count == 5000)
    }

    @Test(arguments: [["--history-events", "999"], ["--history-events", "-1"], ["--history-age", "1y"]])
    func limitsThatMakeNoSenseAreRefused(arguments: [String]) {
        #expect(throws: (any Error).self) { try HistoryOptions.parse(arguments) }
    }
}
