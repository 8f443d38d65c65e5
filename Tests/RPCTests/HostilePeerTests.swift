import Messages
import Model
import RPCClient
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct HostilePeerTests {
    typealias Path = TestService.Path

    static let hello = Preface.bytes + RawPeer.bytes(.hello, metadata: RPCV1.Hello(Hello(agent: "x")).metadata())

    static let open = RawPeer.bytes(.open, 5, .endStream, metadata: RPCV1.Open(method: Path.hang).metadata())

    /// Bytes, and the code of the GOAWAY that answers them.
    static let garbage: [([UInt8], ConnectionError.Code)] = [
        (Array("GET / HTTP/1.1\r\n\r\n".utf8), .protocolViolation),
        (Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8), .protocolViolation),
        (Preface.bytes + open, .protocolViolation),
        (Preface.bytes + RawPeer.bytes(FrameType(rawValue: 0x80)), .protocolViolation),
        (Preface.bytes + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 1, 0, 0, 0], .frameTooLarge),
        (Preface.bytes + RawPeer.bytes(.hello, metadata: [0xFF]), .protocolViolation),
        (hello + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 2, 0, 0, 0], .frameTooLarge),
        (hello + [0, 0, 0, 2, 0, 0, 0, 1, 2, 0, 0, 3], .protocolViolation),
        (hello + [0, 0, 0, 0, 0, 0, 0, 1, 0x33, 0, 0, 0], .protocolViolation),
        (hello + hello.dropFirst(8), .protocolViolation),
        (hello + open + open, .protocolViolation),
        (hello + RawPeer.bytes(.message, 9), .protocolViolation),
        (hello + RawPeer.bytes(.cancel, 9), .protocolViolation),
        (hello + RawPeer.bytes(.credit, 0), .flowControl),
        (hello + open + RawPeer.bytes(.cancel, 5, metadata: [0xFF]), .protocolViolation),
    ]

    @Test(arguments: garbage)
    func isToldWhyWhileNeighboursAreServed(bytes: [UInt8], code: ConnectionError.Code) async throws {
        try await withServer { (server) async throws in
            let neighbour = server.client()
            #expect(try await neighbour.unary(Path.echo, [1], CallOptions()) == [1])
            let peer = try server.peer()
            peer.write(bytes)
            #expect(try await peer.nextGoAway().code == code.rawValue)
            #expect(try await neighbour.unary(Path.echo, [2], CallOptions()) == [2])
        }
    }

    @Test func theServerSurvivesTruncationAnywhere() async throws {
        try await withServer { (server) async throws in
            let session = Self.hello + Self.open
            for end in 0..<session.count {
                let peer = try server.peer()
                peer.write(Array(session[..<end]))
            }
            #expect(try await server.client().unary(Path.echo, [1], CallOptions()) == [1])
        }
    }

    @Test func oneByteAtATimeIsServed() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            for byte in Self.hello { peer.write([byte]) }
            let metadata = RPCV1.Open(method: Path.echo).metadata()
            for byte in RawPeer.bytes(.open, 1, .endStream, metadata: metadata, message: [1, 2]) { peer.write([byte]) }
            #expect(try await peer.nextEnd().response == [1, 2])
        }
    }

    @Test func unknownExtensionsAreIgnored() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            let type = FrameType(rawValue: 0xC0)
            peer.write(RawPeer.bytes(type, 77, FrameFlags(rawValue: 0xFF), metadata: [1, 2], message: [3]))
            peer.open(1, Path.echo, request: [4])
            #expect(try await peer.nextEnd().response == [4])
        }
    }

    @Test func anOpenThatCannotBeReadFailsAlone() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.write(RawPeer.bytes(.open, 1, .endStream, metadata: [0xFF, 0xFF]))
            peer.open(2, Path.echo, request: [4])
            let first = try await peer.nextEnd()
            #expect(first.stream == 1 && first.end.reason == "MalformedMetadata" && first.end.notProcessed)
            #expect(try await peer.nextEnd().response == [4])
        }
    }

    /// What ended before the fault is told first, and nothing comes behind the GOAWAY.
    @Test func theGoAwayOfAFaultIsTheLastFrame() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.write(
                RawPeer.bytes(.open, 1, .endStream, metadata: [0xFF, 0xFF]) + Self.open + RawPeer.bytes(.message, 9))
            #expect(try await peer.nextEnd().end.reason == "MalformedMetadata")
            let goAway = try await peer.nextGoAway()
            #expect(goAway.code == ConnectionError.Code.protocolViolation.rawValue && goAway.lastStream == 5)
        }
    }

    @Test func aMessageOverTheLimitFailsAlone() async throws {
        try await withServer(configure: { $0.limits = Limits(messageBytes: 1_048_576) }) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            _ = try await peer.next()
            peer.open(1, Path.echo, flags: .more)
            let fragment = RawPeer.bytes(.message, 1, .more, message: Array(repeating: 0, count: 65_536))
            for _ in 0..<17 { peer.write(fragment) }
            peer.open(2, Path.echo, request: [4])
            #expect(try await peer.nextEnd().end.reason == "MessageTooLarge")
            #expect(try await peer.nextEnd().response == [4])
        }
    }

    @Test func aPingIsAnswered() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.write(RawPeer.bytes(.ping, message: [1, 2, 3, 4, 5, 6, 7, 8]))
            #expect(try await peer.next()?.header.type == .hello)
            let answer = try #require(try await peer.next())
            #expect(answer.header.flags == .acknowledgement && answer.message == [1, 2, 3, 4, 5, 6, 7, 8])
        }
    }

    @Test(arguments: [[], Preface.bytes, Array(hello.dropLast())] as [[UInt8]])
    func aSlowHelloIsNotWaitedFor(bytes: [UInt8]) async throws {
        try await withServer(configure: { $0.helloTimeout = .milliseconds(20) }) { (server) async throws in
            let peer = try server.peer()
            peer.write(bytes)
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.helloTimeout.rawValue)
        }
    }

    @Test func aPeerOfAnotherVersionLearnsOurs() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello(Hello(lowestVersion: 7, highestVersion: 9, agent: "future"))
            let hello = try RPCV1.Hello(decoding: #require(try await peer.next()).metadata)
            #expect(hello.versionMin == 1 && hello.versionMax == 1 && !hello.instanceID.isEmpty)
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.versionMismatch.rawValue)
        }
    }

    @Test func oneConnectionTooManyIsRefused() async throws {
        try await withServer(configure: { $0.maximumConnections = 2 }) { (server) async throws in
            let first = try server.peer()
            first.sayHello()
            #expect(try await first.next()?.header.type == .hello)
            let client = server.client()
            #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
            let third = try server.peer()
            #expect(try await third.nextGoAway().code == ConnectionError.Code.tooManyConnections.rawValue)
            let fault = try await #require(throws: Fault.self) {
                try await server.client().unary(Path.echo, [1], CallOptions())
            }
            #expect(fault.code == .unavailable && fault.reason == "ConnectionRefused" && fault.notProcessed)
            #expect(try await client.unary(Path.echo, [2], CallOptions()) == [2])
        }
    }

    /// A peer that asks and asks without reading is not listened to any more, and gets all answers once it reads.
    @Test func aPeerThatDoesNotReadIsHeldUp() async throws {
        try await withServer(configure: { $0.output.pauseReadingAbove = 65_536 }) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            let metadata = RPCV1.Open(method: Path.echo).metadata()
            let request = [UInt8](repeating: 3, count: 8_192)
            let client = server.client()
            var calls = 0
            var idleRounds = 0
            var rest: ArraySlice<UInt8> = []
            // The kernel holds some 200 KB each way: far less than this is taken when the server stops listening.
            while calls < 1_000, idleRounds < 50 {
                if rest.isEmpty {
                    calls += 1
                    rest = RawPeer.bytes(.open, UInt32(calls), .endStream, metadata: metadata, message: request)[...]
                }
                let count = peer.writeAtOnce(Array(rest))
                rest = rest.dropFirst(count)
                idleRounds = count == 0 ? idleRounds + 1 : 0
                // The loop has looked at the peer again when it has served another.
                if count == 0 { _ = try await client.unary(Path.echo, [], CallOptions()) }
            }
            #expect(calls < 500)
            for _ in 1..<calls { #expect(try await peer.nextEnd().response.count == 8_192) }
        }
    }

    /// Handlers of who does not read wait, and what is answered at once is bounded too.
    @Test func answersDoNotPileUp() async throws {
        try await withServer(configure: { $0.output.pauseReadingAbove = 1 << 20 }) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            _ = try await peer.next()
            // 400 answers of 314 KB to one write.
            let metadata = RPCV1.Open(method: Path.large).metadata()
            let opens = (1...400).map { RawPeer.bytes(.open, $0, .endStream, metadata: metadata) }
            peer.write(Array(opens.joined()))
            _ = try await server.client().unary(Path.echo, [], CallOptions())
            #expect(server.journal.count < 20)
            for _ in 1...400 {
                while let frame = try await peer.nextOfCall(), frame.header.type != .end {}
            }
            #expect(server.journal.count == 400)
        }
    }

    @Test func answersThatComeTogetherEndASlowReader() async throws {
        try await withServer(configure: { $0.output.failAbove = 1 << 20 }) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            _ = try await peer.next()
            let request = [UInt8](repeating: 1, count: 60_000)
            for stream: UInt32 in 1...200 { peer.open(stream, Path.hang, request: request) }
            for _ in 1...200 { _ = await server.journal.next() }
            server.gate.open()
            var frames = 0
            var last: RawPeer.Frame?
            while let frame = try await peer.nextOfCall() {
                frames += 1
                last = frame
            }
            let goAway = try RPCV1.GoAway(decoding: #require(last).metadata)
            #expect(goAway.code == ConnectionError.Code.slowReader.rawValue)
            // How many come before depends on how the two ends take turns.
            #expect(frames < 200)
        }
    }
}
