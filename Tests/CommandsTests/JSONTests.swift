import Testing

@testable import Commands

@Suite struct JSONTests {
    private let value = JSON.members([
        "b": .integer(1), "a": .array([.boolean(true), .null]), "empty": .array([]),
        "inner": .members(["x": .string("y")]),
    ])

    @Test func oneLine() {
        #expect(value.line == #"{"b":1,"a":[true,null],"empty":[],"inner":{"x":"y"}}"#)
    }

    @Test func severalLines() {
        #expect(
            value.lines == """
                {
                  "b": 1,
                  "a": [
                    true,
                    null
                  ],
                  "empty": [],
                  "inner": {
                    "x": "y"
                  }
                }
                """)
    }

    @Test func textsAreEscaped() {
        #expect(JSON.string("a\"\\\n\t\u{1b}\u{7f}é😀/").line == #""a\"\\\n\t\u001b\u007fé😀/""#)
    }

    @Test func pathsLeadToValues() {
        #expect(value[path: "inner.x"] == .string("y"))
        #expect(value[path: "b.x"] == nil)
        #expect(value[path: ""] == nil)
        #expect(value.paths == ["b", "a", "empty", "inner", "inner.x"])
    }

    @Test func plainTextHasNoQuotes() {
        #expect(JSON.string("a b").plain == "a b")
        #expect(JSON.null.plain.isEmpty)
        #expect(value[path: "inner"]?.plain == #"{"x":"y"}"#)
    }
}
