import Testing

@testable import DockerAPI

@Suite struct HijackedAnswerTests {
    private static func read(_ bytes: [UInt8], piece: Int = .max, limit: Int = 100) throws -> HijackedAnswer.Streams {
        var answer = HijackedAnswer(limit: limit, call: "POST /exec")
        for start in stride(from: 0, to: bytes.count, by: min(piece, max(1, bytes.count))) {
            try answer.receive(Array(bytes[start..<min(bytes.count, start + min(piece, bytes.count))]))
        }
        return try answer.finish()
    }

    private static let streams = StreamTests.piece(1, "out") + StreamTests.piece(2, "err")

    @Test(arguments: [
        "HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.raw-stream\r\n\r\n", "HTTP/1.0 200\r\n\r\n",
    ])
    func theStreamsFollowTheHeadWhereverItIsCut(head: String) throws {
        let whole = Array(head.utf8) + Self.streams
        for piece in 1...whole.count {
            #expect(
                try Self.read(whole, piece: piece) == .init(output: Array("out".utf8), error: Array("err".utf8)))
        }
    }

    @Test(arguments: [
        (404, #"{"message":"No such exec"}"#, DockerFault.Kind.notFound, "No such exec"),
        (409, #"{"message":"is paused"}"#, .conflict, "is paused"),
        (500, "no JSON", .refused(status: 500), "the engine answered POST /exec with status 500"),
        (503, "", .refused(status: 503), "the engine answered POST /exec with status 503"),
    ])
    func aRefusalIsAFaultWithTheEnginesWords(status: Int, body: String, kind: DockerFault.Kind, message: String) {
        let whole = Array("HTTP/1.1 \(status) No\r\ncontent-length:  \(body.utf8.count)\r\n\r\n\(body)".utf8)
        for piece in [1, 7, whole.count] {
            let fault = #expect(throws: DockerFault.self) { try Self.read(whole, piece: piece) }
            #expect(fault == DockerFault(kind, message))
        }
    }

    @Test(arguments: [
        ("", DockerFault.Kind.unreachable), ("HTTP/1.1 101 UPGR", .unreachable),
        ("HTTP/1.1 500 No\r\nContent-Length: 90\r\n\r\n{", .refused(status: 500)),
        ("HTTP/1.1 500 No\r\nContent-Length: -90\r\n\r\n{", .refused(status: 500)),
        ("HTTP/1.1 500 No\r\n\r\n{", .refused(status: 500)),
        ("HTTP/1.1 302 Elsewhere\r\nLocation: /\r\n\r\n", .refused(status: 302)),
        ("SSH-2.0-x\r\n\r\n", .malformedAnswer), ("\r\n\r\n", .malformedAnswer),
        ("HTTP/1.1 99999 No\r\n\r\n", .malformedAnswer), ("HTTP/1.1 -12 No\r\n\r\n", .malformedAnswer),
        ("HTTP/1.1 101 UPGRADED\r\n\r\nno such stream", .malformedAnswer),
        (String(repeating: "x", count: 20_000), .malformedAnswer),
    ])
    func somethingElseIsRefused(text: String, kind: DockerFault.Kind) {
        let fault = #expect(throws: DockerFault.self) { try Self.read(Array(text.utf8)) }
        #expect(fault?.kind == kind)
    }

    @Test func bothStreamsTogetherAreBounded() throws {
        let whole = Array("HTTP/1.1 101 U\r\n\r\n".utf8) + Self.streams
        #expect(try Self.read(whole, limit: 6).error == Array("err".utf8))
        let fault = #expect(throws: DockerFault.self) { try Self.read(whole, limit: 5) }
        #expect(fault?.kind == .answerTooLong)
    }

    @Test func noBytesTrap() {
        var random = SeededBytes(seed: 11)
        let sound = Array("HTTP/1.1 101 UPGRADED\r\nContent-Length: 5\r\n\r\n".utf8) + Self.streams
        for _ in 0..<2000 {
            var bytes = sound
            for _ in 0..<(1 + random.next() % 4) { bytes[Int(random.next() % UInt64(bytes.count))] = random.byte() }
            do { _ = try Self.read(bytes, piece: 1 + Int(random.next() % 20)) } catch {
                #expect(error is DockerFault)
            }
        }
    }
}
