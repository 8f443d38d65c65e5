/// A fenced block of a Markdown document.
public struct DocumentBlock: Equatable, Sendable {
    /// The words behind the opening fence: `sh`, `docker`.
    public let info: [String]
    /// The lines between the fences, without the indentation that the opening fence has; each ends with a line break.
    public let text: String
    /// Line of the opening fence, counted from 1.
    public let line: Int

    /// A block by its parts.
    public init(info: [String], text: String, line: Int) {
        self.info = info
        self.text = text
        self.line = line
    }
}
