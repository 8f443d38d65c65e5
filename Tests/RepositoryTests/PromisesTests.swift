import Foundation
import Testing

/// Each promise of the documentation names a test, and that test is there.
@Suite struct PromisesTests {
    private struct Row {
        let promise: String
        /// Files and names in them: `Tests/Integration/Scenario.swift` `rotation`.
        let tests: [(file: String, name: String)]
    }

    private static func rows() throws -> [Row] {
        let page = Repository.root.appendingPathComponent("docs/reference/promises.md")
        let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
        return lines.filter { $0.hasPrefix("| ") }.compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 2, cells[0] != "promise", !cells[0].hasPrefix("---") else { return nil }
            let tests = cells[1].matches(of: #/`([^` ]+)` `([^` ]+)`/#).map {
                (file: "Tests/\($0.output.1)", name: String($0.output.2))
            }
            return Row(promise: cells[0], tests: tests)
        }
    }

    @Test func everyPromiseHasItsTests() throws {
        let rows = try Self.rows()
        #expect(rows.count > 30, "the table must be found")
        for row in rows {
            #expect(!row.tests.isEmpty, "no test for: \(row.promise)")
            for (file, name) in row.tests {
                let url = Repository.root.appendingPathComponent(file)
                let text = try? String(contentsOf: url, encoding: .utf8)
                let isThere = text?.contains("func \(name)(") == true || text?.contains("def \(name)(") == true
                #expect(isThere, "\(file) has no test \(name), named for: \(row.promise)")
            }
        }
    }
}
