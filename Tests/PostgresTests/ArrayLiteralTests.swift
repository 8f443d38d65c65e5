import Testing

@testable import Postgres

@Suite struct ArrayLiteralTests {
    @Test(arguments: ["", "{", "{a", "{a,}", "{\"a}", "{\"a\"", "{{a}}", "{NULL}", "{a}b", "{\"a\\"])
    func whatIsNoArrayIsRefused(text: String) { #expect(ArrayLiteral.decode(text) == nil) }

    @Test func unquotedElements() { #expect(ArrayLiteral.decode("{a,12,c d}") == ["a", "12", "c d"]) }
}
