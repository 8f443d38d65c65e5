import Model
import Testing

@Suite struct HostNameTests {
    @Test(arguments: ["a", "A1", "ip-10-0-0-1.internal", "DESKTOP_7", String(repeating: "x", count: 64)])
    func names(text: String) { #expect(HostName(text)?.rawValue == text) }

    @Test(arguments: ["", "-a", "a-", ".a", "a.", "(none)", "a b", "a\n", "é", String(repeating: "x", count: 65)])
    func others(text: String) { #expect(HostName(text) == nil) }
}
