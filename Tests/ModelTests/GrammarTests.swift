import Testing

@testable import Model

@Suite struct GrammarTests {
    @Test(arguments: ["a", "main", "a1", "a-b", "a-b-c", "x" + String(repeating: "9", count: 39)])
    func namesThatAreAllowed(text: String) { #expect(Name(text)?.rawValue == text) }

    @Test(arguments: [
        "", "A", "1a", "-a", "a-", "a--b", "a_b", "a b", "a\n", "a\0", "ä", "ａ", "a.b", "a/b",
        "x" + String(repeating: "9", count: 40),
    ])
    func namesThatAreNot(text: String) { #expect(Name(text) == nil) }

    @Test func aNameIsComparedOnItsBytes() {
        // A letter followed by a combining accent has the same length in characters as the letter.
        #expect(Name("a\u{301}") == nil)
    }

    @Test(arguments: [("15", 15), ("9", 9), ("100", 100)])
    func versionsThatAreAllowed(text: String, major: Int) { #expect(EngineVersion(text)?.major == major) }

    @Test(arguments: ["", "0", "016", "16.1", "-1", "+1", " 16", "1000", "١٦"])
    func versionsThatAreNot(text: String) { #expect(EngineVersion(text) == nil) }

    @Test func freshIdentifiersAreWellFormedAndDiffer() {
        var random = SystemRandomNumberGenerator()
        let ids = (0..<1000).map { _ in DatabaseID(using: &random) }
        #expect(Set(ids).count == 1000)
        #expect(ids.allSatisfy { DatabaseID($0.rawValue) == $0 })
    }

    @Test(arguments: ["", "short", "aaaaaaaaaaaaaaa1", "AAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaaaa", "aaaaaaaa/aaaaaaa"])
    func identifiersThatAreNotWellFormed(text: String) { #expect(DatabaseID(text) == nil) }
}
