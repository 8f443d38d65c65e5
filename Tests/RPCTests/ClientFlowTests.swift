import EventLoop
import Messages
import Model
import RPCClient
import Testing
import Wire

/// Credit, limits and time, as a scripted server sees them.
@Suite(.timeLimit(.minutes(1))) struct ClientFlowTests {
    @Test func requestsWaitForTheStreamsCredit() async throws {
        try await ClientScript.run { script, client in
            let exchange = try await client.open("/a/B", answer: .stream, CallOptions())
            let peer = try await script.accept()
            let open = try await peer.expectOpen(1)
            #expect(open.withoutMessage && open.initialCreditMessages == 64 && open.maxResponseBytes == 0)
            async let sent: Void = { for byte in 1...3 as ClosedRange<UInt8> { try await exchange.send([byte]) } }()
            let sibling = Task { try await client.unary("/a/B", [9], CallOptions()) }
            #expect(try await peer.expect(.open, 2).message == [9])
            peer.sendEnd(2, response: [10])
            #expect(try await sibling.value == [10])
            peer.sendCredit(1, 2, 100)
            #expect(try await peer.expect(.message, 1).message == [1])
            #expect(try await peer.expect(.message, 1).message == [2])
            peer.sendCredit(1, 1, 0)
            #expect(try await peer.expect(.message, 1).message == [3])
            try await sent
            try await exchange.finish()
            let halfClose = try await peer.expect(.message, 1)
            #expect(halfClose.header.flags == .endStream && halfClose.message.isEmpty)
            peer.write(RawPeer.bytes(.message, 1, message: [7]))
            peer.sendEnd(1)
            var responses = exchange.responses.makeAsyncIterator()
            #expect(try await responses.next() == [7])
            #expect(try await responses.next() == nil)
            let late = await #expect(throws: Fault.self) { try await exchange.send([4]) }
            #expect(late?.reason == "RequestUnwanted")
        }
    }

    /// A stream without the connection's credit keeps neither its neighbours' calls nor a large request back.
    @Test func requestsWaitForTheConnectionsCredit() async throws {
        try await ClientScript.run { script, client in
            let exchange = try await client.open("/a/B", answer: .one, CallOptions())
            let peer = try await script.accept(Hello(agent: "script", credit: .connectionMinimum))
            _ = try await peer.expectOpen(1)
            peer.sendCredit(1, 9, 9_000_000)
            async let sent: Void = {
                for _ in 0..<2 { try await exchange.send([UInt8](repeating: 1, count: 1_000_000)) }
                try await exchange.finish()
            }()
            var received = 0
            while received < 1_048_576 { received += try await peer.expect(.message, 1).message.count }
            #expect(received == 1_048_576)
            let sibling = Task { try await client.unary("/a/B", [UInt8](repeating: 2, count: 300_000), CallOptions()) }
            var request = try await peer.expect(.open, 2).message
            while request.count < 300_000 { request += try await peer.expect(.message, 2).message }
            peer.sendEnd(2, response: [10])
            #expect(try await sibling.value == [10])
            peer.sendCredit(0, 1, 951_424)
            var last: RawPeer.Frame?
            while received < 2_000_000 {
                last = try await peer.expect(.message, 1)
                received += last?.message.count ?? 0
            }
            try await sent
            if last?.header.flags != .endStream {
                #expect(try await peer.expect(.message, 1).header.flags == .endStream)
            }
            peer.sendEnd(1, response: [3])
            var responses = exchange.responses.makeAsyncIterator()
            #expect(try await responses.next() == [3])
        }
    }

    @Test func theConnectionsCreditComesBackWhileNobodyReads() async throws {
        try await ClientScript.run { script, client in
            var unread: [RPCResponses] = []
            for _ in 0..<3 { unread.append(try await client.serverStreaming("/a/B", [], CallOptions())) }
            let peer = try await script.accept()
            for stream in 1...3 as ClosedRange<UInt32> {
                #expect(try await peer.expectOpen(stream).initialCreditBytes == 4_194_304 + 262_144)
            }
            let fragment = [UInt8](repeating: 0, count: 60_000)
            for number in 0..<150 {
                peer.write(RawPeer.bytes(.message, UInt32(number % 3 + 1), .more, message: fragment))
            }
            let credit = try RPCV1.Credit(decoding: await peer.expect(.credit, 0).metadata)
            #expect(credit.messages == 3 && credit.bytes == 8_400_000)
            withExtendedLifetime(unread) {}
        }
    }

    @Test(arguments: [(0, 0), (0x8000_0000, 0), (1, 0x8000_0000)] as [(UInt32, UInt32)])
    func aWrongGrantFailsItsCallAlone(messages: UInt32, bytes: UInt32) async throws {
        try await ClientScript.run { script, client in
            let failing = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let peer = try await script.accept()
            _ = try await peer.expectOpen(1)
            peer.sendCredit(1, messages, bytes)
            #expect(try await peer.expect(.cancel, 1).header.stream == 1)
            let fault = await #expect(throws: Fault.self) { try await failing.value }
            #expect(fault?.code == .invalidArgument && fault?.reason == "InvalidCredit")
            let sibling = Task { try await client.unary("/a/B", [2], CallOptions()) }
            _ = try await peer.expectOpen(2)
            peer.sendEnd(2, response: [3])
            #expect(try await sibling.value == [3])
        }
    }

    @Test(arguments: [(0, 0), (0x8000_0000, 0)] as [(UInt32, UInt32)])
    func aWrongGrantForTheConnectionEndsIt(messages: UInt32, bytes: UInt32) async throws {
        try await ClientScript.run { script, client in
            let call = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let peer = try await script.accept()
            _ = try await peer.expectOpen(1)
            peer.sendCredit(0, messages, bytes)
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.flowControl.rawValue)
            _ = await #expect(throws: Fault.self) { try await call.value }
        }
    }

    @Test func anEndStopsTheRestOfARequest() async throws {
        try await ClientScript.run { script, client in
            let call = Task { try await client.unary("/a/B", [UInt8](repeating: 1, count: 4_000_000), CallOptions()) }
            let peer = try await script.accept()
            _ = try await peer.expectOpen(1)
            let end = RPCV1.End(code: 8, reason: "MessageTooLarge", domain: Fault.rpc, notProcessed: true)
            peer.sendEnd(1, end)
            _ = await #expect(throws: Fault.self) { try await call.value }
            let next = Task { try await client.unary("/a/B", [2], CallOptions()) }
            var stale = 0
            var frame = try #require(try await peer.next())
            while frame.header.stream == 1 {
                stale += frame.message.count
                #expect(frame.header.flags == .more)
                frame = try #require(try await peer.next())
            }
            // What was on its way, no more.
            #expect(frame.header.type == .open && frame.header.stream == 2 && stale < 2_000_000)
            peer.sendEnd(2, response: [3])
            #expect(try await next.value == [3])
        }
    }

    @Test func theServerMayWantNoMoreRequests() async throws {
        try await ClientScript.run { script, client in
            let exchange = try await client.open("/a/B", answer: .one, CallOptions())
            let peer = try await script.accept()
            _ = try await peer.expectOpen(1)
            let waiting = Task { try await exchange.send([1]) }
            peer.write(RawPeer.bytes(.cancel, 1, metadata: RPCV1.Cancel(code: 1).metadata()))
            let fault = await #expect(throws: Fault.self) { try await waiting.value }
            #expect(fault?.reason == "RequestUnwanted")
            try await exchange.finish()
            peer.sendEnd(1, response: [7])
            var responses = exchange.responses.makeAsyncIterator()
            #expect(try await responses.next() == [7])
        }
    }

    /// Time in the queue counts: above the server's limit a call waits, and its OPEN says what is left.
    @Test func theDeadlineOnTheWireIsWhatIsLeft() async throws {
        try await ClientScript.run { script, client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<17 as Range<UInt8> {
                    group.addTask { _ = try await client.unary("/a/B", [number], CallOptions(timeout: .seconds(60))) }
                }
                let peer = try await script.accept(Hello(limits: Limits(streams: 16), agent: "script"))
                for stream in 1...16 as ClosedRange<UInt32> {
                    #expect(try await peer.expectOpen(stream).timeoutNs > 50_000_000_000)
                }
                try await script.loop.sleep(for: .milliseconds(100))
                peer.sendEnd(1)
                let left = try await peer.expectOpen(17).timeoutNs
                #expect(left < 59_901_000_000 && left > 40_000_000_000)
                for stream in 2...17 as ClosedRange<UInt32> { peer.sendEnd(stream) }
                try await group.waitForAll()
            }
        }
    }

    @Test func aSilentServerIsAskedAndGivenUp() async throws {
        try await ClientScript.run {
            $0.keepalive = RPCClient.Keepalive(after: .milliseconds(50), patience: .milliseconds(50))
        } _: { script, client in
            let call = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let peer = try await script.accept()
            _ = try await peer.expectOpen(1)
            let ping = try #require(try await peer.next())
            #expect(ping.header.type == .ping && ping.header.flags == [])
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.keepaliveTimeout.rawValue)
            let fault = await #expect(throws: Fault.self) { try await call.value }
            #expect(fault?.reason == "ConnectionLost")
        }
    }

    /// More calls are given up at once than the protocol allows in one heap: the connection lives.
    @Test func cancelsKeepToTheRate() async throws {
        try await ClientScript.run { script, client in
            let calls = (0..<1_280).map { _ in
                Task { try await client.unary("/a/B", [], CallOptions()) }
            }
            let peer = try await script.accept(Hello(limits: Limits(streams: 2_000), agent: "script"))
            for _ in calls { #expect(try await peer.nextOfCall()?.header.type == .open) }
            let start = EventLoop.now()
            for call in calls { call.cancel() }
            var streams: Set<UInt32> = []
            for _ in calls {
                let frame = try #require(try await peer.nextOfCall())
                #expect(frame.header.type == .cancel)
                streams.insert(frame.header.stream)
            }
            // 256 of them at 512 a second.
            #expect(streams.count == 1_280 && EventLoop.now() - start > 450_000_000)
            for call in calls { #expect(await call.result.isCancelled) }
        }
    }
}

extension Result {
    fileprivate var isCancelled: Bool {
        if case .failure(let error) = self { error is CancellationError } else { false }
    }
}
