import Model
import Testing

@testable import Gateway

/// What the API's description says of texts is what the daemon's own look at them says.
@Suite struct FieldRuleTests {
    struct Reader: Sendable, CustomTestStringConvertible {
        let rule: FieldRule
        let accepts: @Sendable (String) -> Bool
        var testDescription: String { "\(rule)" }
    }

    static let readers: [Reader] = [
        Reader(rule: .name) { Name($0) != nil },
        Reader(rule: .subject) { Subject($0) != nil },
        Reader(rule: .hostName) { HostName($0) != nil },
        Reader(rule: .variableName) { VariableName($0) != nil },
        Reader(rule: .databaseID) { DatabaseID($0) != nil },
        Reader(rule: .token) { BearerCredentials.token($0[...]) != nil },
        Reader(rule: .moment) { Timestamp(rfc3339: $0) != nil && !$0.hasPrefix("0000") },
        Reader(rule: .rotationMode) { RotationMode(rawValue: $0) != nil },
        Reader(rule: .role) { Role(rawValue: $0) != nil },
    ]

    /// What is near the edges of some rule.
    private static let samples =
        [
            "", "a", "A", "1", "-", "a-", "-a", "a-b", "a--b", "a.b", "a_b", "a@b.c", "a+b", "_", "_1", "1_", "a b",
            "a\n", "\na", "a\r", "a\t", "a\0", "ä", "а", "a\u{301}", "😀", "../a", "a/../b", "%2f", "'", "\"", "\\",
            "a=", "a==", "=", "viewer", "owner", "immediate", "Immediate",
            "abcdefghijklmnop", "abcdefghijklmno", "abcdefghijklmnopq", "abcdefghijklmno1", "abcdefghijklmno7",
            "2026-03-01T12:30:00Z", "2026-03-01T12:30:00.5Z", "2026-03-01T12:30:00.123456Z",
            "2026-03-01T12:30:00.1234567Z", "2026-03-01T12:30:00.Z", "2026-02-30T12:30:00Z", "2026-04-31T12:30:00Z",
            "2026-12-31T23:59:59Z", "2026-12-31T24:00:00Z", "2026-12-31T23:60:00Z", "2026-12-31T23:59:60Z",
            "2026-03-01T12:30:00+01:00", "2026-03-01t12:30:00z", "0001-01-01T00:00:00Z", "0000-01-01T00:00:00Z",
            "2026-00-01T00:00:00Z", "2026-13-01T00:00:00Z", "9999-12-31T23:59:59Z", "1000-01-01T00:00:00Z",
        ] + [39, 40, 41, 63, 64, 65, 127, 128, 129, 511, 512, 513].map { String(repeating: "a", count: $0) }

    @Test(arguments: readers) func theTwoAgree(reader: Reader) throws {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("aZ09-._@+=/ \n")
        let made = (0..<2000).map { _ in
            String(
                (0..<Int.random(in: 1...8, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
        }
        var accepted = 0
        for text in Self.samples + made {
            let isAllowed = try Self.allows(reader.rule.schema, text)
            accepted += isAllowed ? 1 : 0
            #expect(isAllowed == reader.accepts(text), "\(reader.rule): \(text.debugDescription)")
        }
        #expect(accepted > 0)
    }

    /// Whether a schema of texts lets one pass.
    private static func allows(_ schema: Schema, _ text: String) throws -> Bool {
        let json = schema.json
        if let words = json["enum"]?.elements, !words.contains(.string(text)) { return false }
        if case .number(let longest)? = json["maxLength"], text.unicodeScalars.count > Int(longest) ?? 0 {
            return false
        }
        guard let pattern = json["pattern"]?.text else { return true }
        return try Regex(pattern).matchingSemantics(.unicodeScalar).wholeMatch(in: text) != nil
    }
}
