import Testing

@testable import Reflection

/// JSON that does not fit is refused, with the place.
@Suite struct EncodingFaultTests {
    @Test(arguments: [
        (#"[]"#, "expected an object, found an array"),
        (#"{"aString": 1}"#, "aString: expected a string, found a number"),
        (#"{"aString": "a\u0000"}"#, "aString: a text can't hold a NUL character"),
        (#"{"aBool": "true"}"#, "aBool: expected true or false, found a string"),
        (#"{"someBytes": "a"}"#, "someBytes: the string is not base64"),
        (#"{"someBytes": "a b="}"#, "someBytes: the string is not base64"),
        (#"{"someBytes": 5}"#, "someBytes: expected a string in base64, found a number"),
        (
            #"{"anInt32": 2147483648}"#,
            "anInt32: expected a whole number from -2147483648 to 2147483647, found 2147483648"
        ),
        (#"{"anInt32": 1.5}"#, "anInt32: expected a whole number from -2147483648 to 2147483647, found 1.5"),
        (#"{"aUint32": -1}"#, "aUint32: expected a whole number from 0 to 4294967295, found -1"),
        (#"{"aUint32": "+1"}"#, "aUint32: expected a whole number from 0 to 4294967295, found a string"),
        (#"{"aUint32": 1e99999}"#, "aUint32: expected a whole number from 0 to 4294967295, found 1e99999"),
        (#"{"aDouble": 1e999}"#, "aDouble: 1e999 is too large"),
        (#"{"aFloat": 1e39}"#, "aFloat: 1e39 is too large"),
        (#"{"aFloat": "inf"}"#, "aFloat: expected a number, found a string"),
        (#"{"colour": "RED"}"#, #"colour: "RED" is none of COLOUR_UNSPECIFIED, COLOUR_WHITE, COLOUR_BLACK"#),
        (
            #"{"colour": true}"#,
            "colour: expected one of COLOUR_UNSPECIFIED, COLOUR_WHITE, COLOUR_BLACK, found a boolean"
        ),
        (#"{"inner": {"others": [{}, {"inner": 1}]}}"#, "inner.others[1].inner: expected an object, found a number"),
        (#"{"numbers": {}}"#, "numbers: expected an array, found an object"),
        (#"{"numbers": [1, null]}"#, "numbers[1]: expected a whole number from -2147483648 to 2147483647, found null"),
        (
            #"{"sizes": {"a": "x"}}"#,
            #"sizes["a"]: expected a whole number from -2147483648 to 2147483647, found a string"#
        ),
        (#"{"flags": {"maybe": {}}}"#, #"flags["maybe"]: expected true or false, found a string"#),
        (#"{"flags": {"true": {"aBool": 1}}}"#, #"flags["true"].aBool: expected true or false, found a number"#),
        (#"{"sizes": []}"#, "sizes: expected an object, found an array"),
        (#"{"aBool": true, "a_bool": false}"#, "aBool: it comes twice"),
        (#"{"word": "", "count": 1}"#, "count: it can't be set together with word"),
        (
            #"{"at": "2026-02-30T00:00:00Z"}"#,
            #"at: expected a time like "2026-03-01T12:30:00.5Z", found "2026-02-30T00:00:00Z""#
        ),
        (#"{"at": 5}"#, #"at: expected a time like "2026-03-01T12:30:00.5Z", found a number"#),
        (#"{"lasts": "1"}"#, #"lasts: expected a duration like "1.5s", found "1""#),
    ])
    func isRefusedWithItsPlace(json: String, fault: String) throws {
        let error = try #require(throws: MessageFault.self) { try Sample.encode(json) }
        #expect(error.description == fault)
    }

    @Test func unknownMembersAreToldWithTheKnownOnes() throws {
        let error = try #require(throws: MessageFault.self) { try Sample.encode(#"{"nam": "x"}"#, "Hidden") }
        let expected = #"there is no field "nam"; samples.v1.Hidden has name, password, keys, signature, account"#
        #expect(error.description == expected)
    }

    @Test func depthIsBounded() throws {
        func json(_ depth: Int) -> String {
            String(repeating: #"{"inner": "#, count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1)
        }
        #expect(try Sample.decode(Sample.encode(json(32))).contains("inner"))
        #expect(throws: MessageFault.self) { try Sample.encode(json(33)) }
    }

    @Test(arguments: [
        "2026-03-01t00:00:00Z", "2026-03-01 00:00:00Z", "2026-03-01T00:00:00", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-03-00T00:00:00Z", "2026-03-32T00:00:00Z", "2025-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01T00:60:00Z", "2026-03-01T00:00:60Z",
        "2026-03-01T00:00:00.Z", "2026-03-01T00:00:00.1234567890Z", "2026-03-01T00:00:00+24:00",
        "2026-03-01T00:00:00+0100", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01", "", "2026-03-01T00:00:00ZZ",
    ])
    func isNoMoment(text: String) {
        #expect(TimestampText.parse(text) == nil)
    }

    @Test(arguments: [
        "", "s", "1", "-s", "1.s", ".5s", "1.1234567890s", "315576000001s", "99999999999999999999s", "1s ",
    ])
    func isNoDuration(text: String) {
        #expect(DurationText.parse(text) == nil)
    }

    @Test func everyDayHasItsNumber() {
        // Day by day through 800 years: each is the next one's predecessor.
        var last = CalendarDay(number: -135_140)
        for number in -135_139...157_000 {
            let day = CalendarDay(number: Int64(number))
            #expect(day.number == number)
            let isNext =
                day.day == last.day + 1 && day.month == last.month
                || day.day == 1 && (day.month == last.month + 1 || (day.month == 1 && last.month == 12))
            guard isNext else {
                Issue.record("\(last) is followed by \(day)")
                return
            }
            last = day
        }
    }
}
