/// The fenced blocks of a Markdown document, in its order (CommonMark 0.31.2, section 4.5), also those in lists.
public struct DocumentBlocks: Equatable, Sendable {
    /// All of them.
    public let all: [DocumentBlock]

    /// Finds the blocks.
    ///
    /// - Throws: `SupportFault` for a block that is never closed: what follows it would silently not be run.
    public init(_ markdown: String) throws {
        var blocks: [DocumentBlock] = []
        var open: (fence: Fence, line: Int, lines: [Substring])?
        for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let (fence, start, lines) = open {
                if fence.isClosed(by: line) {
                    let text = lines.map { $0 + "\n" }.joined()
                    blocks.append(DocumentBlock(info: fence.info, text: text, line: start))
                    open = nil
                } else {
                    open = (fence, start, lines + [fence.unindented(line)])
                }
            } else if let fence = Fence(opening: line) {
                open = (fence, index + 1, [])
            }
        }
        if let open { throw SupportFault("the block of line \(open.line) is never closed") }
        all = blocks
    }

    /// The blocks of a shell that run everywhere or on this engine: `sh` alone, or `sh` and the engine's name.
    public func shell(for engine: String) -> [DocumentBlock] {
        all.filter { $0.info == ["sh"] || $0.info == ["sh", engine] }
    }

    /// The line that begins a block.
    private struct Fence: Equatable {
        let indentation: Int
        let mark: Character
        let length: Int
        let info: [String]

        /// `nil` for any other line.
        init?(opening line: Substring) {
            let content = line.drop { $0 == " " }
            guard let mark = content.first, mark == "`" || mark == "~" else { return nil }
            let length = content.prefix { $0 == mark }.count
            let info = content.dropFirst(length)
            // Backticks behind backticks are code in a line of text.
            guard length >= 3, mark == "~" || !info.contains("`") else { return nil }
            indentation = line.count - content.count
            self.mark = mark
            self.length = length
            self.info = info.split(separator: " ").map(String.init)
        }

        func isClosed(by line: Substring) -> Bool {
            let content = line.drop { $0 == " " }
            let marks = content.prefix { $0 == mark }.count
            return marks >= length && content.dropFirst(marks).allSatisfy { $0 == " " }
        }

        func unindented(_ line: Substring) -> Substring {
            line.dropFirst(min(indentation, line.prefix { $0 == " " }.count))
        }
    }
}
