import Testing

@testable import Reflection

@Suite struct JSONParserTests {
    @Test(arguments: [
        ("null", JSON.null), (" true ", .boolean(true)), ("\r\n\tfalse", .boolean(false)), ("-0", .number("-0")),
        ("1.50e+3", .number("1.50e+3")), ("1E-2", .number("1E-2")),
        (#""a\"\\\/\b\f\n\r\tA\u00e9""#, .string("a\"\\/\u{8}\u{c}\n\r\tAé")),
        (#""\ud83d\ude00😀""#, .string("😀😀")), ("[]", .array([])),
        ("[1, [2]]", .array([.number("1"), .array([.number("2")])])),
        ("{}", .object([])),
        (
            #"{"b": 1, "a": {"b": null}, "b": 2}"#,
            .members(["b": .number("1"), "a": .members(["b": .null]), "b": .number("2")])
        ),
        (#"{"": ""}"#, .members(["": .string("")])),
    ])
    func isRead(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(arguments: [
        ("", "line 1, column 1: a value is missing"), ("nul", "line 1, column 1: no value begins like this"),
        ("1 2", "line 1, column 3: nothing may follow the value"),
        ("01", "line 1, column 2: nothing may follow the value"),
        ("-", "line 1, column 2: expected a digit"), ("1.", "line 1, column 3: expected a digit"),
        ("1e", "line 1, column 3: expected a digit"), ("+1", "line 1, column 1: no value begins like this"),
        ("[1,]", "line 1, column 4: no value begins like this"), ("[1 2]", "line 1, column 4: expected a comma or ]"),
        ("{\n  \"a\": 1,\n}", "line 3, column 1: expected a member's name in quotes"),
        (#"{"a" 1}"#, "line 1, column 6: expected a colon"),
        (#"{"a": 1 "b": 2}"#, "line 1, column 9: expected a comma or }"),
        (#""a"#, "line 1, column 3: the string does not end"),
        ("\"a\nb\"", "line 1, column 3: a control character has to be escaped"),
        (#""\x""#, "line 1, column 2: unknown escape"),
        (#""\u12g4""#, "line 1, column 6: expected four hexadecimal digits"),
        (#""\ud800""#, "line 1, column 2: half of a surrogate pair"),
        (#""\ude00\ud83d""#, "line 1, column 2: half of a surrogate pair"),
        (#""\ud83d\n""#, "line 1, column 2: half of a surrogate pair"),
        ("'a'", "line 1, column 1: no value begins like this"),
        ("NaN", "line 1, column 1: no value begins like this"), ("[", "line 1, column 2: a value is missing"),
    ])
    func isRefusedWithItsPlace(text: String, fault: String) throws {
        let error = try #require(throws: JSONFault.self) { try JSON(parsing: text) }
        #expect(error.description == fault)
    }

    @Test func strangeBytesAreRefused() throws {
        let error = try #require(throws: JSONFault.self) { try JSON(parsing: [0x22, 0xff, 0x22] as [UInt8]) }
        #expect(error.description == "line 1, column 2: the string is not valid UTF-8")
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSON(parsing: nested(100)) }
        #expect(throws: JSONFault.self) { try JSON(parsing: nested(102)) }
        #expect(throws: JSONFault.self) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
    }

    @Test func whatIsWrittenIsRead() throws {
        let value = JSON.members([
            "a\u{1}\u{7f}\u{9b}": .array([.string("\"\\\n😀"), .number("1e5"), .null, .boolean(true)]), "o": .object([]),
        ])
        #expect(try JSON(parsing: value.line) == value)
        #expect(try JSON(parsing: value.lines) == value)
        #expect(value.line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) })
    }
}
