import EventLoop
import Glibc
import Messages
import RPCServer
import RPCTransport
import Testing
import Wire

/// What the server does about quotas, rates, silence, passed descriptors, trailers and the connection's credit.
@Suite(.timeLimit(.minutes(1))) struct ServerRulesTests {
    typealias Path = TestService.Path

    @Test func oneUserMayHaveSoManyConnections() async throws {
        try await withServer(configure: { $0.maximumConnectionsPerUser = 2 }) { (server) async throws in
            let first = try server.peer()
            first.sayHello()
            #expect(try await first.next()?.header.type == .hello)
            do {
                let second = try server.peer()
                second.sayHello()
                #expect(try await second.next()?.header.type == .hello)
                let third = try server.peer()
                #expect(try await third.nextGoAway().code == ConnectionError.Code.tooManyConnections.rawValue)
            }
            // Its place is free when the server has seen that it is gone.
            for _ in 0..<1_000 {
                let again = try server.peer()
                again.sayHello()
                if try await again.next()?.header.type == .hello { return }
                try await server.loop.sleep(for: .milliseconds(5))
            }
            Issue.record("the place was never free again")
        }
    }

    @Test func aPassedDescriptorIsRefused() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            #expect(peer.write(HostilePeerTests.hello, passing: 0))
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.protocolViolation.rawValue)
            let later = try server.peer()
            later.sayHello()
            #expect(try await later.next()?.header.type == .hello)
            #expect(later.write(RawPeer.bytes(.ping, message: [UInt8](repeating: 0, count: 8)), passing: 0))
            #expect(try await later.nextGoAway().code == ConnectionError.Code.protocolViolation.rawValue)
        }
    }

    static let floods: [([UInt8], Int)] = [
        (RawPeer.bytes(.ping, message: [UInt8](repeating: 0, count: 8)), 128),
        (RawPeer.bytes(.ping, 0, .acknowledgement, message: [UInt8](repeating: 0, count: 8)), 128),
        (RawPeer.bytes(.cancel, 1, metadata: RPCV1.Cancel(code: 1).metadata()), 2_048),
        (RawPeer.bytes(.credit, 0, metadata: RPCV1.Credit(messages: 1).metadata()), 1_024),
        (RawPeer.bytes(FrameType(rawValue: 0x80)), 1_024),
    ]

    @Test(arguments: floods) func aFloodEndsTheConnection(frame: [UInt8], bucket: Int) async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.echo)
            _ = try await peer.nextEnd()
            // As many as the bucket holds are taken.
            peer.write([UInt8]((0..<bucket).map { _ in frame }.joined()))
            peer.open(2, Path.echo, request: [2])
            #expect(try await peer.nextEnd().response == [2])
            // Far more than it fills up with, however long this takes.
            peer.write([UInt8]((0..<bucket * 3).map { _ in frame }.joined()))
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.tooManyFrames.rawValue)
        }
    }

    @Test func aSilentClientWithCallsIsAskedAndGivenUp() async throws {
        let keepalive = FrameSocket.Keepalive(after: .milliseconds(50), patience: .seconds(3))
        try await withServer(configure: { $0.keepalive = keepalive }) { (server) async throws in
            let idle = try server.peer()
            idle.sayHello()
            let peer = try server.peer()
            peer.sayHello()
            #expect(try await peer.next()?.header.type == .hello)
            peer.open(1, Path.hang)
            for _ in 0..<3 {
                let ping = try #require(try await peer.next())
                #expect(ping.header.type == .ping && ping.header.flags == [])
                peer.write(RawPeer.bytes(.ping, 0, .acknowledgement, message: ping.message))
            }
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.keepaliveTimeout.rawValue)
            #expect(await server.journal.next() == "hang began")
            #expect(await server.journal.next() == "hang cancelled")
            // Without calls nobody is asked.
            idle.open(1, Path.echo, request: [1])
            #expect(try await idle.next()?.header.type == .hello)
            #expect(try await idle.next()?.header.type == .end)
        }
    }

    @Test func trailersComeWithEveryEnd() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.trail, request: [7])
            let well = try await peer.nextEnd()
            #expect(well.response == [7] && well.end.code == 0)
            #expect(well.end.metadata.map(\.key) == ["a", "a"])
            #expect(well.end.metadata.map(\.value) == [[1, 0, 255], [7]])
            peer.open(2, Path.trail, request: [9])
            let badly = try await peer.nextEnd()
            #expect(badly.end.reason == "NameTaken")
            #expect(badly.end.metadata.map(\.key) == ["app", "name", "a", "a"])
        }
    }

    @Test(arguments: [
        ("a", true), ("request-id", true), ("x_1.y", true), (String(repeating: "a", count: 64), true), ("", false),
        ("A", false), ("a b", false), ("ä", false), (String(repeating: "a", count: 65), false),
    ])
    func keysOfMetadataHaveARule(key: String, isGood: Bool) async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.echo, request: [1], metadata: [RPCV1.MetadataEntry(key: key, value: [1])])
            let end = try await peer.nextEnd()
            #expect(end.end.reason == (isGood ? "" : "MalformedMetadata") && end.end.notProcessed == !isGood)
        }
    }

    /// Messages of streams wait for the connection's credit; nothing else does.
    @Test func aLargeResponseWaitsForTheConnectionsCredit() async throws {
        try await withServer(configure: { $0.output.pauseReadingAbove = 65_536 }) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello(Hello(agent: "raw", credit: .connectionMinimum))
            _ = try await peer.next()
            // Five responses of 250 KiB, where the connection's credit is 1 MiB.
            peer.open(
                1, Path.count, request: [250, 250, 250, 250, 250], credit: Credit(messages: 9, bytes: 4_000_000))
            var bytes = 0
            while bytes < 1_048_576 { bytes += try #require(try await peer.nextOfCall()).message.count }
            #expect(bytes == 1_048_576)
            peer.open(2, Path.large)
            for _ in 0..<4 { #expect(try await peer.nextOfCall()?.header.stream == 2) }
            #expect(try await peer.nextEnd().stream == 2)
            peer.grant(0, Credit(messages: 1, bytes: 1_000_000))
            while bytes < 5 * 256_000 { bytes += try #require(try await peer.nextOfCall()).message.count }
            #expect(try await peer.nextEnd().stream == 1)
            peer.grant(0, Credit(messages: Credit.largest, bytes: 0))
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.flowControl.rawValue)
        }
    }

    @Test func theConnectionsCreditComesBackForWhatIsRead() async throws {
        try await withServer(configure: { $0.connectionCredit = .connectionMinimum }) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            let hello = try RPCV1.Hello(decoding: #require(try await peer.next()).metadata)
            #expect(hello.wire.credit == .connectionMinimum)
            peer.open(1, Path.sum, flags: [], withoutMessage: true)
            #expect(try await peer.nextCredit().stream == 1)
            for _ in 0..<9 { peer.sendMessage(1, .more, [UInt8](repeating: 1, count: 60_000)) }
            let grant = try await peer.nextCredit()
            #expect(grant.stream == 0 && grant.credit == Credit(messages: 1, bytes: 540_000))
        }
    }
}
