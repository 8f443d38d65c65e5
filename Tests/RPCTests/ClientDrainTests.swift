import Messages
import Model
import RPCClient
import Testing
import Wire

/// Servers that leave: what becomes of calls that were begun, that were not, and that come later.
@Suite(.timeLimit(.minutes(1))) struct ClientDrainTests {
    @Test func noCallIsLostInATwoPhaseDrain() async throws {
        try await ClientScript.run { script, client in
            let first = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let old = try await script.accept()
            _ = try await old.expectOpen(1)
            old.sendGoAway(.max)
            old.write(RawPeer.bytes(.ping, message: [1, 2, 3, 4, 5, 6, 7, 8]))
            // The answer says that the GOAWAY was read.
            let pong = try #require(try await old.next())
            #expect(pong.header.type == .ping && pong.header.flags == .acknowledgement)
            let second = Task { try await client.unary("/a/B", [2], CallOptions()) }
            let new = try await script.accept()
            _ = try await new.expectOpen(1)
            old.sendGoAway(1)
            old.sendEnd(1, response: [11])
            #expect(try await first.value == [11])
            // Nothing is left: the client closes.
            #expect(try await old.next() == nil)
            new.sendEnd(1, response: [12])
            #expect(try await second.value == [12])
        }
    }

    @Test func callsAboveTheLastStreamAreMadeAgain() async throws {
        try await ClientScript.run { script, client in
            let first = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let old = try await script.accept()
            _ = try await old.expectOpen(1)
            let second = Task { try await client.unary("/a/B", [2], CallOptions()) }
            _ = try await old.expectOpen(2)
            old.sendGoAway(.max)
            old.sendGoAway(1)
            let new = try await script.accept()
            #expect(try await new.expect(.open, 1).message == [2])
            old.sendEnd(1, response: [11])
            new.sendEnd(1, response: [12])
            #expect(try await first.value == [11])
            #expect(try await second.value == [12])
        }
    }

    @Test func aLastStreamIsNotRaised() async throws {
        try await ClientScript.run { script, client in
            let call = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let peer = try await script.accept()
            _ = try await peer.expectOpen(1)
            peer.sendGoAway(1)
            peer.sendGoAway(2)
            #expect(try await peer.nextGoAway().code == ConnectionError.Code.protocolViolation.rawValue)
            let fault = await #expect(throws: Fault.self) { try await call.value }
            #expect(fault?.reason == "ConnectionLost")
        }
    }

    static let refusal = RPCV1.End(
        code: 14, message: "m", reason: "GoingAway", domain: Fault.rpc, notProcessed: true)

    @Test func aRefusedCallIsMadeAgainOnce() async throws {
        try await ClientScript.run { script, client in
            let call = Task { try await client.unary("/a/B", [1], CallOptions()) }
            for _ in 0..<2 {
                let peer = try await script.accept()
                #expect(try await peer.expect(.open, 1).message == [1])
                peer.sendEnd(1, Self.refusal)
            }
            let fault = await #expect(throws: Fault.self) { try await call.value }
            #expect(fault?.reason == "GoingAway" && fault?.notProcessed == true)
        }
    }

    /// Only of `GoingAway` the client knows that another try may do better.
    @Test func otherRefusalsAreTheCallersBusiness() async throws {
        try await ClientScript.run { script, client in
            let call = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let peer = try await script.accept()
            _ = try await peer.expectOpen(1)
            let end = RPCV1.End(code: 8, reason: "TooManyCalls", domain: Fault.rpc, notProcessed: true)
            peer.sendEnd(1, end)
            let fault = await #expect(throws: Fault.self) { try await call.value }
            #expect(fault?.reason == "TooManyCalls" && fault?.notProcessed == true)
        }
    }

    @Test func aCallWithoutARequestYetIsMadeAgainToo() async throws {
        try await ClientScript.run { script, client in
            let exchange = try await client.open("/a/B", answer: .one, CallOptions())
            let old = try await script.accept()
            #expect(try await old.expectOpen(1).withoutMessage)
            old.sendEnd(1, Self.refusal)
            let new = try await script.accept()
            #expect(try await new.expectOpen(1).withoutMessage)
            new.sendCredit(1, 1, 100)
            try await exchange.send([5])
            try await exchange.finish()
            #expect(try await new.expect(.message, 1).message == [5])
            #expect(try await new.expect(.message, 1).header.flags == .endStream)
            new.sendEnd(1, response: [6])
            var responses = exchange.responses.makeAsyncIterator()
            #expect(try await responses.next() == [6])
            #expect(try await responses.next() == nil)
        }
    }

    @Test func anErrorOfTheServerSaysWhatWasBegun() async throws {
        try await ClientScript.run { script, client in
            let first = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let peer = try await script.accept()
            _ = try await peer.expectOpen(1)
            let second = Task { try await client.unary("/a/B", [2], CallOptions()) }
            _ = try await peer.expectOpen(2)
            peer.sendGoAway(1, code: .internalError)
            let begun = await #expect(throws: Fault.self) { try await first.value }
            #expect(begun?.reason == "ConnectionLost" && begun?.notProcessed == false)
            let other = await #expect(throws: Fault.self) { try await second.value }
            #expect(other?.reason == "ConnectionRefused" && other?.notProcessed == true)
            #expect(other?.message.contains("internalError") == true)
            // The client does not wait for the server to close.
            #expect(try await peer.next() == nil)
        }
    }

    @Test func aGoAwayInPlaceOfHelloRefusesEverything() async throws {
        try await ClientScript.run { script, client in
            let call = Task { try await client.unary("/a/B", [1], CallOptions()) }
            let peer = try await script.accept(nil)
            peer.sendGoAway(.max, code: .tooManyConnections)
            let fault = await #expect(throws: Fault.self) { try await call.value }
            #expect(fault?.reason == "ConnectionRefused" && fault?.notProcessed == true)
        }
    }
}
