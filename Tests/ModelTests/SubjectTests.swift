import Model
import Testing

@Suite struct SubjectTests {
    @Test(arguments: ["a", "7", "ada", "ada@example.org", "a.b_c-d+e@f", String(repeating: "x", count: 64)])
    func good(text: String) { #expect(Subject(text)?.rawValue == text) }

    @Test(arguments: [
        "", "Ada", ".ada", "ada.", "@", "a b", "a/b", "a%2fb", "a\0", "a\n", "ä", "аda", "a'b", "a\"b", "..",
        String(repeating: "x", count: 65),
    ])
    func bad(text: String) { #expect(Subject(text) == nil) }
}
