import Testing

@testable import Gateway

@Suite struct JSONTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test func everyKindOfValueIsRead() throws {
        let value = try parse(#" { "a" : [ null, true, false, -1.5e+3, "x" ], "b": {} } "#)
        let expected = JSONValue.members([
            "a": .array([.null, .boolean(true), .boolean(false), .number("-1.5e+3"), .string("x")]),
            "b": .object([]),
        ])
        #expect(value == expected)
    }

    @Test(arguments: [
        (#""a\"\\\/\b\f\n\r\t""#, "a\"\\/\u{08}\u{0C}\n\r\t"), (#""\u00e9é""#, "éé"), (#""\uD83D\uDE00""#, "😀"),
        (#""""#, ""),
    ])
    func stringsAreDecoded(text: String, expected: String) throws {
        #expect(try parse(text) == .string(expected))
    }

    @Test(arguments: [
        "", " ", "{", "[", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "[1,]", "[1", "{a:1}", "{'a':1}",
        "01", "-", "1.", "1e", ".5", "+1", "tru", "nul", "NaN", "1 2", "{} {}", "\"a", "\"\\x\"", "\"\\u12\"",
        "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\n\"", "\u{FEFF}{}", "// x\n{}", "{\"a\":1 \"b\":2}",
    ])
    func whatIsNoJSONIsRefused(text: String) {
        #expect(throws: JSONFault.self) { try parse(text) }
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        #expect(throws: JSONFault.self) { try JSONParser.parse([0x22, 0xC3, 0x28, 0x22]) }
        #expect(throws: JSONFault.self) { try JSONParser.parse([0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test func aNameThatStandsTwiceIsRefusedWithItsPlace() {
        let fault = #expect(throws: JSONFault.self) { try parse(#"{"a":[{"b/c":1,"b\u002fc":2}]}"#) }
        #expect(fault?.kind == .duplicateName(pointer: "/a/0/b~1c"))
    }

    @Test func nestingIsBounded() throws {
        let deepest = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try parse(deepest) }
        #expect(throws: JSONFault.self) { try parse("[\(deepest)]") }
        #expect(throws: JSONFault.self) { try parse(String(repeating: "[", count: 60_000)) }
    }

    @Test func whatIsWrittenReadsTheSame() throws {
        let value = JSONValue.members([
            "text": .string("\u{00}\u{1F}\"\\/\n\r\t\u{7F}é😀\u{2028}"), "number": .integer(UInt64.max), "none": .null,
            "list": .array([.boolean(true), .array([]), .object([])]),
        ])
        let bytes = JSONWriter.bytes(of: value)
        #expect(try JSONParser.parse(bytes) == value)
        #expect(!bytes.contains(0x0A))
    }

    @Test(arguments: [
        ("0", 0), ("7", 7), ("7.0", 7), ("7.000", 7), ("-0", 0), ("-0.0", 0), ("18446744073709551615", UInt64.max),
        ("7.5", nil), ("-1", nil), ("7e2", nil), ("7.0e2", nil), ("18446744073709551616", nil),
    ])
    func wholeNumbersAreTold(text: String, number: UInt64?) throws {
        #expect(try JSONParser.parse(Array(text.utf8)).wholeNumber == number)
    }

    @Test func emptyTextIsNull() {
        #expect(JSONValue.text("") == .null)
        #expect(JSONValue.text("x") == .string("x"))
    }
}
