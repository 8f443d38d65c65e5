import Foundation
import Testing

/// Each promise of docs/reliability.md names a test, and that test is there.
@Suite struct ReliabilityTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func everyPromiseHasItsTests() throws {
        let page = Self.root.appendingPathComponent("docs/reliability.md")
        let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
        let rows = lines.filter { $0.hasPrefix("| ") && !$0.hasPrefix("| promise |") }
        #expect(rows.count > 50, "the tables must be found")
        for row in rows {
            let cells = row.split(separator: "|")
            try #require(cells.count == 2, "\(row)")
            let tests = cells[1].matches(of: #/`([^` ]+\.swift)` `(\w+)`/#)
            #expect(!tests.isEmpty, "no test for: \(cells[0])")
            for test in tests {
                let file = Self.root.appendingPathComponent("Tests/\(test.output.1)")
                let text = try? String(contentsOf: file, encoding: .utf8)
                #expect(
                    text?.contains("func \(test.output.2)(") == true,
                    "\(test.output.1) has no test \(test.output.2), named for: \(cells[0])")
            }
        }
    }
}
