/// Documentation comments made from a proto file's comments.
enum DocComment {
    /// Room for the text where a comment stands at the deepest usual level.
    private static let width = Lines.width - 16

    /// A comment's lines, or those of another text where the proto file says nothing.
    static func lines(_ comment: String, otherwise fallback: String) -> [String] {
        let lines = comment.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
        let paragraphs = lines.split(whereSeparator: \.isEmpty).map { $0.joined(separator: " ") }
        let text = (paragraphs.isEmpty ? [fallback] : paragraphs).map { wrapped($0).map { "/// " + $0 } }
        return Array(text.joined(separator: ["///"]))
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
