/// Documentation comments made from a proto file's comments.
enum DocComment {
    /// Room for the text where a comment stands at the deepest usual level.
    private static let width = Lines.width - 16

    /// A comment's lines, or those of another text where the proto file says nothing.
    static func lines(_ comment: String, otherwise fallback: String) -> [String] {
        let paragraphs = comment.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
        let text = paragraphs.allSatisfy(\.isEmpty) ? [fallback] : paragraphs
        let kept = text.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
        return kept.flatMap(wrapped).map { $0.isEmpty ? "///" : "/// " + $0 }
    }

    private static func trimmed(_ line: Substring) -> String {
        String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    private static func wrapped(_ line: String) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in line.split(separator: " ") {
            if !current.isEmpty, current.count + 1 + word.count > width {
                lines.append(current)
                current = ""
            }
            current += (current.isEmpty ? "" : " ") + word
        }
        return lines + [current]
    }
}
