import FoundationEssentials
import Lifecycle
import Model
import Testing

@Suite struct DiagramTests {
    /// `docs/state-machine.md` shows the table as it is.
    @Test func theDiagramInTheDocumentationIsCurrent() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "docs/state-machine.md"), encoding: .utf8)
        let fenced = "```mermaid\n\(StateTable.mermaid)\n```"
        #expect(page.contains(fenced), "put this into docs/state-machine.md:\n\(fenced)")
    }

    @Test func everyStateIsReachedAndNoEdgeIsListedTwice() {
        let reached = Set(StateTable.edges.map(\.to)).union([.provisioning])
        #expect(reached == Set(DatabaseState.allCases))
        #expect(Set(StateTable.edges.map { [$0.from, $0.to] }).count == StateTable.edges.count)
    }

    @Test func nothingLeavesPurged() {
        #expect(StateTable.edges.allSatisfy { $0.from != .purged })
    }
}
