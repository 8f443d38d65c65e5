import FoundationEssentials
import Testing

@testable import Doctor

@Suite struct ReportTests {
    private static let violation = Finding(
        .violation, .keys, "SeveralEffects", subject: "p/k", "two changes", nextStep: "Look.")
    private static let gap = Finding(.unchecked, .orphans, "EngineUnread", "the engine is down")
    private static let note = Finding(.note, .orphans, "Strange", subject: "x", "odd")

    @Test func theExitCodeSaysTheWorst() {
        #expect(Report(home: "/h", examined: [:], findings: []).exitCode == 0)
        #expect(Report(home: "/h", examined: [:], findings: [Self.note]).exitCode == 0)
        #expect(Report(home: "/h", examined: [:], findings: [Self.gap]).exitCode == 2)
        #expect(Report(home: "/h", examined: [:], findings: [Self.gap, Self.violation]).exitCode == 1)
    }

    @Test func theTextNamesEveryPromiseAndFinding() {
        let text = Report(home: "/h", examined: [.keys: 3], findings: [Self.gap, Self.violation]).text
        for invariant in Invariant.allCases { #expect(text.contains("\(invariant.rawValue)  \(invariant.promise)")) }
        #expect(text.contains("D violation SeveralEffects: p/k:\n  two changes\n  → Look."))
        #expect(text.contains("A unchecked EngineUnread:\n  the engine is down"))
        #expect(text.hasSuffix("1 violation."))
    }

    @Test func theJSONHasTheFieldsOfTheReference() throws {
        struct Decoded: Decodable {
            struct Line: Decodable { let invariant: String, promise: String, result: String, examined: Int }
            struct Entry: Decodable {
                let invariant: String, kind: String, reason: String, subject: String, message: String, nextStep: String
            }
            let home: String, result: String, invariants: [Line], findings: [Entry]
        }
        let report = Report(home: "/h", examined: [.keys: 3], findings: [Self.note, Self.gap, Self.violation])
        let decoded = try JSONDecoder().decode(Decoded.self, from: Data(report.json().utf8))
        #expect(decoded.home == "/h" && decoded.result == "violated")
        #expect(decoded.invariants.map(\.invariant) == ["A", "B", "C", "D", "E", "F", "G", "H", "I"])
        #expect(decoded.invariants[3].result == "violated" && decoded.invariants[3].examined == 3)
        #expect(decoded.invariants[0].result == "unchecked" && decoded.invariants[1].result == "holds")
        #expect(decoded.findings.map(\.kind) == ["violation", "unchecked", "note"], "the worst first")
    }
}
