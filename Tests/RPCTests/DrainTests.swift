import EventLoop
import Messages
import RPCServer
import Testing
import Wire

/// The server's end in two phases.
@Suite(.timeLimit(.minutes(1))) struct DrainTests {
    typealias Path = TestService.Path

    /// The first GOAWAY and its PING.
    func firstPhase(_ peer: RawPeer) async throws -> RawPeer.Frame {
        let goAway = try #require(try await peer.nextOfCall())
        try #require(goAway.header.type == .goAway)
        let text = try RPCV1.GoAway(decoding: goAway.metadata)
        #expect(text.lastStream == .max && text.code == 0)
        let ping = try #require(try await peer.next())
        try #require(ping.header.type == .ping && ping.header.flags == [])
        return ping
    }

    @Test func callsThatAreOnTheirWayAreServed() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.hang, request: [7])
            peer.open(2, Path.idle, credit: Credit(messages: 1, bytes: 1))
            #expect(await server.journal.next() == "hang began")
            #expect(try await peer.nextOfCall()?.header.type == .message)
            server.server.shutdown()
            let ping = try await firstPhase(peer)
            let stream = try await peer.nextEnd()
            #expect(stream.stream == 2 && stream.end.reason == "GoingAway" && !stream.end.notProcessed)
            // Sent before the GOAWAY was read, as far as the server knows.
            peer.open(3, Path.echo, request: [3])
            #expect(try await peer.nextEnd().response == [3])
            peer.open(4, Path.idle, credit: Credit(messages: 1, bytes: 1))
            let refused = try await peer.nextEnd()
            #expect(refused.stream == 4 && refused.end.reason == "GoingAway" && refused.end.notProcessed)
            // An answer to something else ends nothing.
            peer.write(RawPeer.bytes(.ping, 0, .acknowledgement, message: [1, 2, 3, 4, 5, 6, 7, 8]))
            peer.open(5, Path.echo, request: [5])
            #expect(try await peer.nextEnd().response == [5])
            peer.write(RawPeer.bytes(.ping, 0, .acknowledgement, message: ping.message))
            let last = try #require(try await peer.nextOfCall())
            #expect(try RPCV1.GoAway(decoding: last.metadata).lastStream == 5)
            peer.open(6, Path.echo)
            let late = try await peer.nextEnd()
            #expect(late.stream == 6 && late.end.reason == "GoingAway" && late.end.notProcessed)
            server.gate.open()
            #expect(try await peer.nextEnd().response == [7])
            #expect(try await peer.next() == nil)
        }
    }

    /// A client that does not answer the PING is waited for no longer than a second.
    @Test func theFirstPhaseEndsByItself() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            _ = try await peer.next()
            let began = EventLoop.now()
            server.server.shutdown()
            _ = try await firstPhase(peer)
            let last = try #require(try await peer.nextOfCall())
            #expect(try RPCV1.GoAway(decoding: last.metadata).lastStream == 0)
            #expect(EventLoop.now() - began >= 1_000_000_000)
            #expect(try await peer.next() == nil)
        }
    }

    @Test func aClientThatHasNotSaidHelloIsSentAway() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            // Its connection is known to the server when one behind it is served.
            _ = try await server.client().unary(Path.echo, [], CallOptions())
            server.server.shutdown()
            let goAway = try await peer.nextGoAway()
            #expect(goAway.code == 0 && goAway.lastStream == 0)
        }
    }

    @Test func handlersOfStreamsOfRequestsAreCancelled() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.sum, flags: [], withoutMessage: true)
            #expect(try await peer.nextCredit().stream == 1)
            server.server.shutdown()
            _ = try await firstPhase(peer)
            #expect(try await peer.nextEnd().end.reason == "GoingAway")
            #expect(await server.journal.next() == "sum cancelled")
        }
    }
}
