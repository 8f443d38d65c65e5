import Testing

@testable import Gateway

@Suite struct TimeTests {
    @Test(arguments: [
        (0 as Int64, 0 as Int64, "1970-01-01T00:00:00.000000Z"),
        (1_772_368_200, 123_456_789, "2026-03-01T12:30:00.123456Z"),
        (951_782_400, 0, "2000-02-29T00:00:00.000000Z"),
        (4_107_542_399, 999_999_999, "2100-02-28T23:59:59.999999Z"),
        (4_107_542_400, 0, "2100-03-01T00:00:00.000000Z"),
        (-1, 0, "1969-12-31T23:59:59.000000Z"),
        (-62_135_596_800, 0, "0001-01-01T00:00:00.000000Z"),
        (253_402_300_799, 0, "9999-12-31T23:59:59.000000Z"),
    ])
    func timestampsAreRFC3339(seconds: Int64, nanoseconds: Int64, expected: String) {
        #expect(RFC3339.text(seconds: seconds, nanoseconds: nanoseconds) == expected)
    }

    @Test func whatCannotBeWrittenBecomesTheNearestEnd() {
        #expect(RFC3339.text(seconds: .min, nanoseconds: -1) == "0001-01-01T00:00:00.000000Z")
        #expect(RFC3339.text(seconds: .max, nanoseconds: .max) == "9999-12-31T23:59:59.999999Z")
    }

    @Test func datesOfHTTPHaveTheirFixedForm() {
        #expect(
            HTTPDate.text(WallClock.Moment(seconds: 784_111_777, nanoseconds: 0)) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPDate.text(WallClock.Moment(seconds: 0, nanoseconds: 0)) == "Thu, 01 Jan 1970 00:00:00 GMT")
    }
}
