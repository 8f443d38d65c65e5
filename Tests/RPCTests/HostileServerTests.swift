import Messages
import Model
import RPCClient
import RPCTransport
import Synchronization
import Testing
import Wire

/// The client against servers that break off, break rules, or leave.
@Suite(.timeLimit(.minutes(1))) struct HostileServerTests {
    static let hello = RawPeer.bytes(.hello, metadata: RPCV1.Hello(Hello(agent: "script")).metadata())

    /// Calls a method while the scripts run, one for each connection; returns the response.
    func call(
        timeout: Duration? = nil, _ scripts: (RawPeer) async throws -> Void...
    ) async throws -> [UInt8] {
        let answer = Mutex<[UInt8]>([])
        try await ClientScript.run { script, client in
            async let response = client.unary("/a/B", [1], CallOptions(timeout: timeout))
            for act in scripts {
                let peer = try await script.accept(nil)
                #expect(try await peer.next()?.header.type == .open)
                try await act(peer)
            }
            let bytes = try await response
            answer.withLock { $0 = bytes }
        }
        return answer.withLock { $0 }
    }

    @Test func aProperAnswerIsTaken() async throws {
        let response = try await call { $0.write(Self.hello + RawPeer.bytes(.end, 1, message: [5])) }
        #expect(response == [5])
    }

    @Test func theEndOfTheConnectionIsAFault() async throws {
        let fault = try await #require(throws: Fault.self) { try await call { $0.write(Self.hello) } }
        #expect(fault.code == .unavailable && fault.reason == "ConnectionLost" && !fault.notProcessed)
    }

    @Test(arguments: [
        RawPeer.bytes(.end, 1), hello + hello, hello + RawPeer.bytes(.end, 2), hello + RawPeer.bytes(.message, 7),
        hello + RawPeer.bytes(FrameType(rawValue: 0x42)), hello + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 1, 4, 0, 0, 0],
        hello + RawPeer.bytes(.end, 1, metadata: [0xFF]), hello + RawPeer.bytes(.open, 1), [1, 2, 3, 4] + hello,
    ])
    func aRuleBrokenEndsTheConnection(bytes: [UInt8]) async throws {
        let fault = try await #require(throws: Fault.self) {
            try await call { (peer) async throws in
                peer.write(bytes)
                #expect(try await peer.nextGoAway().code != 0)
            }
        }
        #expect(fault.code == .unavailable && fault.reason == "ConnectionLost")
    }

    @Test func twoResponsesFailTheCall() async throws {
        let fault = try await #require(throws: Fault.self) {
            try await call { (peer) async throws in
                peer.write(Self.hello + RawPeer.bytes(.message, 1, message: [1]))
                #expect(try await peer.next()?.header.type == .cancel)
            }
        }
        #expect(fault.code == .internal && fault.reason == "UnexpectedResponse")
    }

    @Test(arguments: 1...17) func everyCodeArrives(code: UInt32) async throws {
        let fault = try await #require(throws: Fault.self) {
            try await call {
                let end = RPCV1.End(code: code, message: "m", reason: "R", domain: "d")
                $0.write(Self.hello + RawPeer.bytes(.end, 1, metadata: end.metadata()))
            }
        }
        #expect(fault == Fault(FaultCode(rawValue: code) ?? .unknown, reason: "R", "m", domain: "d"))
    }

    @Test func anUnprocessedCallIsMadeAgain() async throws {
        let response = try await call { (peer) async throws in
            peer.write(Self.hello + RawPeer.bytes(.goAway, metadata: RPCV1.GoAway(lastStream: 0).metadata()))
        } _: { peer in
            peer.write(Self.hello + RawPeer.bytes(.end, 1, message: [8]))
        }
        #expect(response == [8])
    }

    @Test func aCallThatWasBegunIsNotMadeAgain() async throws {
        let fault = try await #require(throws: Fault.self) {
            try await call { (peer) async throws in
                peer.write(Self.hello + RawPeer.bytes(.goAway, metadata: RPCV1.GoAway(lastStream: 1).metadata()))
            }
        }
        #expect(fault.reason == "ConnectionLost" && !fault.notProcessed)
    }

    @Test func aServerThatSaysNothingDoesNotOutlastTheDeadline() async throws {
        let fault = try await #require(throws: Fault.self) {
            try await call(timeout: .milliseconds(30)) { (peer) async throws in
                #expect(try await peer.next()?.header.type == .cancel)
            }
        }
        #expect(fault.code == .deadlineExceeded)
    }

    @Test func aPingIsAnswered() async throws {
        let response = try await call { (peer) async throws in
            peer.write(Self.hello + RawPeer.bytes(.ping, message: [1, 2, 3, 4, 5, 6, 7, 8]))
            let answer = try #require(try await peer.next())
            #expect(answer.header.flags == .acknowledgement && answer.message == [1, 2, 3, 4, 5, 6, 7, 8])
            peer.write(RawPeer.bytes(.end, 1, message: [5]))
        }
        #expect(response == [5])
    }
}
