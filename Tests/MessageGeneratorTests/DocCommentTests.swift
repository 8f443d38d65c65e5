import Testing

@testable import MessageGenerator

@Suite struct DocCommentTests {
    @Test func commentsAreCarriedOver() {
        #expect(DocComment.lines(" One.\n\n Two.\n", otherwise: "x") == ["/// One.", "///", "/// Two."])
    }

    @Test func whatHasNoCommentGetsOne() {
        #expect(DocComment.lines("", otherwise: "Field 1.") == ["/// Field 1."])
        #expect(DocComment.lines(" \n", otherwise: "Field 1.") == ["/// Field 1."])
    }

    @Test func longLinesAreWrapped() {
        let lines = DocComment.lines(String(repeating: "word ", count: 60), otherwise: "")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.count <= Lines.width - 12 })
    }
}
