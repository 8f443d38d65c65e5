import Messages
import Model
import RPCClient
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct StreamingTests {
    typealias Path = TestService.Path

    func sizes(_ responses: RPCResponses) async throws -> [Int] {
        var sizes: [Int] = []
        for try await response in responses { sizes.append(response.count) }
        return sizes
    }

    @Test(arguments: [[], [0], [1, 0, 2], Array(repeating: 1, count: 500), [200, 1, 250]] as [[UInt8]])
    func responsesComeInOrder(request: [UInt8]) async throws {
        try await withServer { (server) async throws in
            let responses = try await server.client().serverStreaming(Path.count, request, CallOptions())
            #expect(try await sizes(responses) == request.map { Int($0) * 1_024 })
        }
    }

    @Test func aFaultMayFollowResponses() async throws {
        try await withServer { (server) async throws in
            let responses = try await server.client().serverStreaming(Path.count, [1, 2, 255], CallOptions())
            var iterator = responses.makeAsyncIterator()
            #expect(try await iterator.next()?.count == 1_024)
            #expect(try await iterator.next()?.count == 2_048)
            await #expect(throws: TestService.fault) { try await iterator.next() }
        }
    }

    @Test func aCallOfTheWrongKindIsAFault() async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            let fault = try await #require(throws: Fault.self) {
                let options = CallOptions()
                for try await _ in try await client.serverStreaming(Path.echo, [1], options) {}
            }
            #expect(fault.reason == "UnexpectedResponse")
            #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
        }
    }

    /// The server sends no more than the window, whatever time passes, and a sibling is not held up.
    @Test func aSlowConsumerHoldsUpItsOwnStreamOnly() async throws {
        try await withServer { (server) async throws in
            var configuration = RPCClient.Configuration()
            configuration.streamMessages = 4
            let client = server.client(configuration)
            let responses = try await client.serverStreaming(Path.flood, [], CallOptions())
            var iterator = responses.makeAsyncIterator()
            #expect(try await eventually(server.loop) { server.journal.count == 4 })
            for number in 0..<50 {
                #expect(try await client.unary(Path.echo, [UInt8(number)], CallOptions()) == [UInt8(number)])
            }
            #expect(server.journal.count == 4)
            for _ in 0..<2 { #expect(try await iterator.next()?.count == 1_024) }
            #expect(try await eventually(server.loop) { server.journal.count == 6 })
            #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
            #expect(server.journal.count == 6)
        }
    }

    @Test func droppingTheIteratorCancelsTheHandler() async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            for try await _ in try await client.serverStreaming(Path.flood, [], CallOptions()) { break }
            #expect(await server.journal.next() == "flood ended")
            #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
        }
    }

    @Test func droppingTheResponsesUnreadCancelsTheHandler() async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            _ = try await client.serverStreaming(Path.flood, [], CallOptions())
            // The call may be given up before it has left, or after.
            #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
            for try await _ in try await client.serverStreaming(Path.idle, [], CallOptions()) { break }
            var line = await server.journal.next()
            if line == "flood ended" { line = await server.journal.next() }
            #expect(line == "idle cancelled")
        }
    }

    /// A peer that grants bytes only gets nothing until it grants messages too.
    @Test func creditCountsMessagesAndBytes() async throws {
        try await withServer { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.count, request: [1, 1, 1, 1], credit: Credit(messages: 0, bytes: 2_048))
            peer.open(2, Path.echo, request: [5])
            #expect(try await peer.nextEnd().stream == 2)
            let messages = RPCV1.Credit(Credit(messages: 9, bytes: 0)).metadata()
            peer.write(RawPeer.bytes(.credit, 1, metadata: messages))
            for _ in 0..<2 { #expect(try await peer.nextOfCall()?.message.count == 1_024) }
            peer.open(3, Path.echo, request: [5])
            #expect(try await peer.nextEnd().stream == 3)
            let bytes = RPCV1.Credit(Credit(messages: 0, bytes: 4_096)).metadata()
            peer.write(RawPeer.bytes(.credit, 1, metadata: bytes))
            for _ in 0..<2 { #expect(try await peer.nextOfCall()?.message.count == 1_024) }
            let end = try await peer.nextEnd()
            #expect(end.stream == 1 && end.end.code == 0)
        }
    }
}
