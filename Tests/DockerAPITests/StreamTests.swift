import Testing

@testable import DockerAPI

/// The formats in which an engine sends what has no end known beforehand.
@Suite struct StreamTests {
    static func piece(_ channel: UInt8, _ text: String) -> [UInt8] {
        let count = text.utf8.count
        return [channel, 0, 0, 0, UInt8(count >> 24), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255)]
            + [UInt8(count & 255)] + Array(text.utf8)
    }

    static func read(_ pieces: [[UInt8]]) throws -> (output: String, error: String) {
        var stream = MultiplexedStream()
        var (output, error): ([UInt8], [UInt8]) = ([], [])
        for bytes in pieces {
            try stream.append(bytes) { channel, part in
                if channel == .error { error += part } else { output += part }
            }
        }
        try stream.finish()
        return (String(decoding: output, as: UTF8.self), String(decoding: error, as: UTF8.self))
    }

    @Test func theStreamsAreTakenApartWhereverTheyAreCut() throws {
        let whole = Self.piece(1, "one") + Self.piece(2, "") + Self.piece(2, "two") + Self.piece(1, "three")
        for size in 1...whole.count {
            let pieces = stride(from: 0, to: whole.count, by: size).map {
                Array(whole[$0..<min($0 + size, whole.count)])
            }
            let (output, error) = try Self.read(pieces)
            #expect(output == "onethree" && error == "two", "\(size)")
        }
    }

    @Test func aStreamThatEndsInAPieceWasCutOff() {
        let whole = Self.piece(1, "one")
        for count in 1..<whole.count {
            let fault = #expect(throws: DockerFault.self) { try Self.read([Array(whole.prefix(count))]) }
            #expect(fault?.kind == .unreachable)
        }
        #expect(throws: Never.self) { try Self.read([]) }
    }

    @Test(arguments: [[4, 0, 0, 0, 0, 0, 0, 1], [1, 1, 0, 0, 0, 0, 0, 1], Array("HTTP/1.1".utf8)] as [[UInt8]])
    func anotherFormatIsRefused(bytes: [UInt8]) {
        let fault = #expect(throws: DockerFault.self) { try Self.read([bytes]) }
        #expect(fault?.kind == .malformedAnswer)
    }

    @Test func theEnginesOwnWordsAreAFault() {
        let fault = #expect(throws: DockerFault.self) { try Self.read([Self.piece(1, "x"), Self.piece(3, "no more")]) }
        #expect(fault == DockerFault(.refused(status: 500), "no more"))
    }

    @Test func linesAreTakenApartWhereverTheyAreCut() throws {
        let whole = Array("one\r\n\n\ntwo\nthree".utf8)
        for size in 1...whole.count {
            var lines: [String] = []
            var splitter = LineSplitter(longest: 5)
            for start in stride(from: 0, to: whole.count, by: size) {
                try splitter.append(whole[start..<min(start + size, whole.count)]) {
                    lines.append(String(decoding: $0, as: UTF8.self))
                }
            }
            try splitter.finish { lines.append(String(decoding: $0, as: UTF8.self)) }
            #expect(lines == ["one", "two", "three"], "\(size)")
        }
    }

    @Test func anEndlessLineIsRefused() {
        var splitter = LineSplitter(longest: 5)
        let fault = #expect(throws: DockerFault.self) { try splitter.append(Array("123456".utf8)) { _ in } }
        #expect(fault?.kind == .malformedAnswer)
    }

    @Test func theLastLinesOfALogAreKeptAndCut() {
        var tail = LogTail(count: 3, longest: 4)
        tail.append(Array("1\n2\n3\nlong".utf8)[...], from: .output)
        tail.append(Array("an error\r\nrest".utf8)[...], from: .error)
        tail.append(Array("er\n".utf8)[...], from: .output)
        #expect(tail.all == ["an e", "long", "rest"])
        for number in 0..<1000 { tail.append(Array("\(number)\n".utf8)[...], from: .output) }
        #expect(tail.all == ["998", "999", "rest"])
    }
}
