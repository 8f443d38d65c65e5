import Foundation
import Testing

/// Each threat of docs/threat-model.md has a mitigation and names the tests that show it, and these are there.
@Suite struct ThreatModelTests {
    @Test func everyThreatHasItsTests() throws {
        let page = Repository.root.appendingPathComponent("docs/threat-model.md")
        var isOfThreats = false
        var threats = 0
        for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
            guard line.hasPrefix("| ") else {
                isOfThreats = isOfThreats && line.hasPrefix("|")
                continue
            }
            if line.hasPrefix("| threat |") {
                isOfThreats = true
            } else if isOfThreats {
                threats += 1
                try Self.check(line)
            }
        }
        #expect(threats > 35, "the tables must be found")
    }

    private static func check(_ row: Substring) throws {
        let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        try #require(cells.count == 3, "\(row)")
        let tests = cells[2].matches(of: #/`([^` ]+)` `(\w+)`/#)
        #expect(!cells[1].isEmpty && !tests.isEmpty, "no mitigation or no test for: \(cells[0])")
        for test in tests {
            let file = Repository.root.appendingPathComponent("Tests/\(test.output.1)")
            let text = try? String(contentsOf: file, encoding: .utf8)
            let name = test.output.2
            let isThere = text?.contains("func \(name)(") == true || text?.contains("def \(name)(") == true
            #expect(isThere, "\(test.output.1) has no test \(name), named for: \(cells[0])")
        }
    }
}
