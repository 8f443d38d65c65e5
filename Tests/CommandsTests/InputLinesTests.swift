import Support
import SystemPackage
import Testing

@testable import Commands

@Suite struct InputLinesTests {
    @Test func linesAreCutWhereverTheChunksEnd() throws {
        let text = Array("a\nbc\n\n\ndef".utf8)
        for size in 1...text.count {
            var splitter = LineSplitter(longest: 3)
            var lines: [String] = []
            for start in stride(from: 0, to: text.count, by: size) {
                splitter.append(text[start..<min(start + size, text.count)])
                while let line = try splitter.next() { lines.append(String(decoding: line, as: UTF8.self)) }
            }
            #expect(lines == ["a", "bc", "", ""], "in chunks of \(size)")
            #expect(splitter.rest() == Array("def".utf8))
            #expect(splitter.rest() == nil)
        }
    }

    @Test func aLineIsBounded() throws {
        var splitter = LineSplitter(longest: 3)
        splitter.append(Array("abc".utf8))
        #expect(try splitter.next() == nil)
        splitter.append(Array("d".utf8))
        #expect(throws: CommandFailure.self) { try splitter.next() }
    }

    @Test func eachLineComesWithItsNumber() async throws {
        let (read, write) = try FileDescriptor.pipe()
        defer { try? read.close() }
        try write.writeAll("one\n \t\r\ntwo\nthree".utf8)
        try write.close()
        let lines = Recorder<String>()
        try await InputLines(read).forEach { line, number in
            lines.append("\(number) \(String(decoding: line, as: UTF8.self))")
        }
        #expect(lines.all == ["1 one", "3 two", "4 three"])
    }

    @Test(.timeLimit(.minutes(1))) func whatIsTypedIsHandedOnAtOnce() async throws {
        let (read, write) = try FileDescriptor.pipe()
        let (lines, signal) = AsyncStream.makeStream(of: String.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { signal.finish() }
                try await InputLines(read).forEach { line, _ in signal.yield(String(decoding: line, as: UTF8.self)) }
            }
            var iterator = lines.makeAsyncIterator()
            for text in ["one", "two"] {
                try write.writeAll("\(text)\n".utf8)
                #expect(await iterator.next() == text)
            }
            try write.close()
            try await group.waitForAll()
        }
        try read.close()
    }

    @Test func waitingCanBeGivenUp() async throws {
        let (read, write) = try FileDescriptor.pipe()
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await InputLines(read).forEach { _, _ in } }
            group.cancelAll()
            await #expect(throws: CancellationError.self) { try await group.next() }
        }
        // Ends the read that is still under way on its thread; the descriptor stays open for it.
        try write.close()
    }
}
