import Foundation
import Support
import Testing

/// The blocks of the documentation that tests run.
@Suite struct DocumentBlocksTests {
    @Test func blocksAndTheirWords() throws {
        let blocks = try DocumentBlocks(
            """
            # Title

            Text with `code` and ```more``` of it.

            ```sh
            echo one

              echo two
            ```

            ~~~sh  docker
            echo `three`
            ```
            ~~~
            ````
            ```sh
            nested
            ```
            ````
            ```
            ```
            """)
        #expect(
            blocks.all == [
                DocumentBlock(info: ["sh"], text: "echo one\n\n  echo two\n", line: 5),
                DocumentBlock(info: ["sh", "docker"], text: "echo `three`\n```\n", line: 11),
                DocumentBlock(info: [], text: "```sh\nnested\n```\n", line: 15),
                DocumentBlock(info: [], text: "", line: 20),
            ])
    }

    @Test func blocksInListsLoseTheListsIndentation() throws {
        let blocks = try DocumentBlocks("1. Do it:\n\n   ```sh\n   cat <<E\n     text\n   E\n\n  short\n   ```\n")
        #expect(blocks.all == [DocumentBlock(info: ["sh"], text: "cat <<E\n  text\nE\n\nshort\n", line: 3)])
    }

    @Test(arguments: ["```sh\necho", "text\n```sh\necho\n``", "~~~\n```\n", "````\n```\n"])
    func whatIsNeverClosedIsAFault(markdown: String) {
        #expect(throws: SupportFault.self) { try DocumentBlocks(markdown) }
    }

    @Test func eachEngineHasItsBlocks() throws {
        let blocks = try DocumentBlocks(
            "```sh\na\n```\n```sh docker\nb\n```\n```sh native\nc\n```\n```text\nd\n```\n```\ne\n```\n")
        #expect(blocks.shell(for: "docker").map(\.text) == ["a\n", "b\n"])
        #expect(blocks.shell(for: "native").map(\.text) == ["a\n", "c\n"])
    }

    /// A shell block with other words, or with a placeholder, could be run by no test.
    @Test func everyShellBlockOfAHowToCanBeRun() throws {
        let folder = Repository.root.appendingPathComponent("docs/how-to")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
        #expect(pages.count >= 5)
        let known = [["sh"], ["sh", "docker"], ["sh", "native"]]
        for page in pages {
            let text = try String(contentsOf: folder.appendingPathComponent(page), encoding: .utf8)
            let shell = try DocumentBlocks(text).all.filter { $0.info.first == "sh" }
            #expect(!shell.isEmpty, "\(page) has nothing to run")
            for block in shell {
                #expect(known.contains(block.info), "\(page):\(block.line): \(block.info)")
                let code = block.text.split(separator: "\n").filter { !$0.contains(#/^ *#/#) }
                #expect(
                    code.allSatisfy { !$0.contains(#/<[a-z][a-z-]*>/#) }, "\(page):\(block.line) has a placeholder")
            }
        }
    }
}
