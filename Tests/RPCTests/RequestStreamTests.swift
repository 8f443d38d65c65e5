import Messages
import RPCServer
import Testing
import Wire

/// Methods that take a stream of requests, at the server.
@Suite(.timeLimit(.minutes(1))) struct RequestStreamTests {
    typealias Path = TestService.Path

    static let window = Credit(messages: 16, bytes: 4_194_304 + 262_144)

    @Test func requestsAreTakenInOrder() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.sum, flags: [], withoutMessage: true)
            let grant = try await peer.nextCredit()
            #expect(grant.stream == 1 && grant.credit == Self.window)
            peer.sendMessage(1, [], [1, 2, 3])
            peer.sendMessage(1, .more, [1, 2])
            peer.sendMessage(1, [], [3, 4])
            peer.sendMessage(1)
            peer.sendMessage(1, .endStream, [5])
            #expect(try await peer.nextEnd().response == [3, 4, 0, 1])
        }
    }

    @Test(arguments: [
        (FrameFlags.endStream, [UInt8](repeating: 1, count: 9), false, [UInt8(9)]), (.endStream, [], true, []),
        (.endStream, [], false, [0]),
    ])
    func theHalfCloseMayComeWithOpen(
        flags: FrameFlags, request: [UInt8], withoutMessage: Bool, response: [UInt8]
    ) async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.sum, flags: flags, request: request, withoutMessage: withoutMessage)
            // Nothing is granted to who has said that nothing follows.
            #expect(try await peer.nextEnd().response == response)
        }
    }

    @Test func responsesFollowRequests() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.mirror, flags: [], request: [1], credit: Credit(messages: 2, bytes: 100))
            #expect(try await peer.nextCredit().stream == 1)
            #expect(try await peer.nextOfCall()?.message == [1])
            peer.sendMessage(1, [], [2])
            #expect(try await peer.nextOfCall()?.message == [2])
            // No credit is left: the third waits, and a neighbour does not.
            peer.sendMessage(1, [], [3])
            peer.open(2, Path.echo, request: [7])
            #expect(try await peer.nextEnd().response == [7])
            peer.grant(1, Credit(messages: 1, bytes: 1))
            #expect(try await peer.nextOfCall()?.message == [3])
            peer.sendMessage(1, .endStream)
            let end = try await peer.nextEnd()
            #expect(end.stream == 1 && end.end.code == 0 && end.response.isEmpty)
        }
    }

    @Test func aHandlerMayEndBeforeTheHalfClose() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.mirror, flags: [], request: [255])
            #expect(try await peer.nextCredit().stream == 1)
            #expect(try await peer.nextEnd().end.reason == "NameTaken")
            peer.sendMessage(1, [], [1])
            peer.sendMessage(1, .endStream)
            peer.open(2, Path.echo, request: [7])
            #expect(try await peer.nextEnd().response == [7])
        }
    }

    @Test func creditComesBackAsRequestsAreTaken() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.sum, flags: [], withoutMessage: true)
            _ = try await peer.nextCredit()
            for _ in 0..<8 { peer.sendMessage(1, [], [1]) }
            let half = try await peer.nextCredit()
            #expect(half.stream == 1 && half.credit == Credit(messages: 8, bytes: 8))
            peer.sendMessage(1, .endStream)
            #expect(try await peer.nextEnd().response == [UInt8](repeating: 1, count: 8))
        }
    }

    /// A handler that takes nothing is sent no more than was granted, of messages and of bytes.
    @Test(arguments: [true, false]) func moreThanTheCreditEndsTheConnection(ofMessages: Bool) async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            _ = try await peer.next()
            peer.open(1, Path.hold, flags: [], withoutMessage: true)
            #expect(try await peer.nextCredit().credit == Self.window)
            // The first is taken, which is too little to grant it again at once.
            for _ in 0..<(ofMessages ? 15 : 1) { peer.sendMessage(1) }
            for _ in 0..<(ofMessages ? 0 : 68) {
                peer.sendMessage(1, .more, [UInt8](repeating: 1, count: 60_000))
            }
            if !ofMessages {
                peer.sendMessage(1)
                for _ in 0..<6 { peer.sendMessage(1, .more, [UInt8](repeating: 1, count: 60_000)) }
            }
            peer.write(RawPeer.bytes(.ping, message: [UInt8](repeating: 0, count: 8)))
            #expect(try await peer.next()?.header.type == .ping)
            if ofMessages { peer.sendMessage(1) }
            peer.sendMessage(1, [], [UInt8](repeating: 1, count: 60_000))
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.flowControl.rawValue)
        }
    }

    @Test func creditThatWasNotGrantedCannotBeUsed() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.ignore, flags: [], withoutMessage: true)
            peer.sendMessage(1, [], [1])
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.flowControl.rawValue)
        }
    }

    @Test func cancellingReachesAHandlerThatWaitsForARequest() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.sum, flags: [], withoutMessage: true)
            _ = try await peer.nextCredit()
            peer.cancel(1)
            #expect(await server.journal.next() == "sum cancelled")
            #expect(try await peer.nextEnd().end.reason == "Cancelled")
            peer.open(2, Path.sum, flags: [], timeout: 20_000_000, withoutMessage: true)
            #expect(await server.journal.next() == "sum cancelled")
            _ = try await peer.nextCredit()
            #expect(try await peer.nextEnd().end.reason == "DeadlineExceeded")
        }
    }

    @Test func aRequestTooManyIsAFaultOfTheCall() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.hang)
            #expect(await server.journal.next() == "hang began")
            peer.sendMessage(1, .endStream, [1])
            #expect(try await peer.nextEnd().end.reason == "UnexpectedMessage")
            peer.open(2, Path.echo, withoutMessage: true)
            let missing = try await peer.nextEnd()
            #expect(missing.end.reason == "MissingMessage" && missing.end.notProcessed)
        }
    }

    @Test func aUnaryRequestMayFollowItsOpen() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.echo, flags: [], withoutMessage: true)
            peer.sendMessage(1, .endStream, [1, 2])
            #expect(try await peer.nextEnd().response == [1, 2])
        }
    }
}
