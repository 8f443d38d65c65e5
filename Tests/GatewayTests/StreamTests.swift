import Messages
import Model
import Synchronization
import Testing

@testable import Gateway

/// Streams over a real socket.
@Suite(.timeLimit(.minutes(1))) struct StreamTests {
    private typealias Responses = ScriptedCaller.Responses
    private static let down = Fault(.unavailable, reason: "Unreachable", "nobody answers", domain: Fault.rpc)

    /// A stream that delivers some events and then stays open.
    private static func open(_ events: [[UInt8]]) -> Responses {
        let (responses, continuation) = Responses.makeStream()
        for event in events { continuation.yield(event) }
        return responses
    }

    private static func requests(_ caller: ScriptedCaller) throws -> [DatabasesV1.WatchStatusRequest] {
        try caller.calls.map { try DatabasesV1.WatchStatusRequest(decoding: $0.request) }
    }

    @Test func aStreamBeginsWithTheSnapshotAndGoesOn() async throws {
        let caller = ScriptedCaller(stream: { _ in
            Self.open([
                try Samples.event(.snapshot(Samples.database()), revision: 7),
                try Samples.event(.synced(.init()), revision: 7, previous: 7),
                try Samples.event(.transition(Samples.transition(.provisioning, .ready)), revision: 8, previous: 7),
                try Samples.event(.bookmark(.init()), revision: 11, previous: 8),
            ])
        })
        try await TestGateway.with(caller) { gateway in
            var (head, events) = try await gateway.stream(Samples.databases + "/watch", headers: ["Request-Id: r-9"])
            #expect(head.status == 200)
            #expect(head.headers["content-type"] == "text/event-stream")
            #expect(head.headers["cache-control"] == "no-cache")
            #expect(head.headers["x-accel-buffering"] == "no")
            #expect(head.headers["request-id"] == "r-9")
            #expect(head.headers["content-length"] == nil)
            #expect(try await events.next()?.retry == "3000")
            let snapshot = try await events.event()
            #expect(snapshot.name == "snapshot")
            #expect(snapshot.id == nil)
            #expect(try Samples.member(snapshot.data, "database", "state") == .string("provisioning"))
            let synced = try await events.event()
            #expect(synced.name == "synced")
            #expect(synced.id == "e1:7")
            #expect(synced.data == #"{"epoch":"e1","revision":7,"previous":7}"#)
            let transition = try await events.event()
            #expect(transition.name == "transition")
            #expect(transition.id == "e1:8")
            for (member, value) in [
                "epoch": "e1", "revision": "8", "previous": "7", "sequence": "4", "from": "provisioning",
                "to": "ready", "reason": "Ready", "at": "2026-03-01T12:30:05.000000Z", "actor": "provisioner",
            ] {
                #expect(transition[member] == value)
            }
            #expect(try Samples.member(transition.data, "database", "state") == .string("ready"))
            let bookmark = try await events.event()
            #expect(bookmark.name == "bookmark")
            #expect(bookmark.id == "e1:11")
        }
        let call = try #require(caller.calls.first)
        #expect(call.metadata(CallMetadata.token) == "token-of-a-viewer")
        #expect(call.metadata(CallMetadata.requestID) == "r-9")
        #expect(call.options.timeout == nil)
    }

    @Test(arguments: [
        ("/api/watch", "", "", ""), (Samples.databases + "/watch", "acme", "web", ""),
        (Samples.databases + "/\(Samples.id)/watch", "acme", "web", Samples.id),
    ])
    func thePathSaysWhatIsWatched(path: String, org: String, app: String, id: String) async throws {
        let caller = ScriptedCaller(stream: { _ in Self.open([try Samples.event(.synced(.init()), revision: 1)]) })
        try await TestGateway.with(caller) { gateway in
            var (_, events) = try await gateway.stream(path)
            #expect(try await events.event().name == "synced")
        }
        #expect(try Self.requests(caller) == [DatabasesV1.WatchStatusRequest(org: org, app: app, id: id)])
    }

    @Test func whoComesBackGoesOnWhereItWas() async throws {
        let caller = ScriptedCaller(stream: { _ in Self.open([try Samples.event(.bookmark(.init()), revision: 9)]) })
        try await TestGateway.with(caller) { gateway in
            var (_, events) = try await gateway.stream("/api/watch", headers: ["Last-Event-ID: e1:8"])
            #expect(try await events.event().name == "bookmark")
        }
        #expect(try Self.requests(caller).map(\.resume) == [DatabasesV1.Position(epoch: "e1", revision: 8)])
    }

    @Test func aLostDaemonIsSaidAndTheStreamGoesOn() async throws {
        let attempts = Atomic(0)
        let caller = ScriptedCaller(stream: { _ in
            switch attempts.wrappingAdd(1, ordering: .relaxed).oldValue {
            case 0:
                let (responses, continuation) = Responses.makeStream()
                continuation.yield(try Samples.event(.synced(.init()), revision: 7))
                continuation.finish(
                    throwing: Fault(.unavailable, reason: "ConnectionLost", "gone", domain: Fault.rpc))
                return responses
            case 1: throw Self.down
            default: return Self.open([try Samples.event(.bookmark(.init()), revision: 8)])
            }
        })
        try await TestGateway.with(caller) { gateway in
            var (_, events) = try await gateway.stream("/api/watch")
            #expect(try await events.event().name == "synced")
            let interrupted = try await events.event()
            #expect(interrupted.name == "interrupted")
            #expect(interrupted.id == nil)
            #expect(interrupted["reason"] == "ConnectionLost")
            #expect(try await events.event().name == "resumed")
            #expect(try await events.event().id == "e1:8")
        }
        let place = DatabasesV1.Position(epoch: "e1", revision: 7)
        #expect(try Self.requests(caller).map(\.resume) == [nil, place, place])
    }

    @Test func aStreamThatTheDaemonEndsIsAskedForAgain() async throws {
        let attempts = Atomic(0)
        let caller = ScriptedCaller(stream: { _ in
            guard attempts.wrappingAdd(1, ordering: .relaxed).oldValue == 0 else { return Self.open([]) }
            let (responses, continuation) = Responses.makeStream()
            continuation.yield(try Samples.event(.synced(.init()), revision: 7))
            continuation.finish()
            return responses
        })
        try await TestGateway.with(caller) { gateway in
            var (_, events) = try await gateway.stream("/api/watch")
            #expect(try await events.event().name == "synced")
            #expect(try await events.event()["reason"] == "StreamEnded")
        }
    }

    @Test func withTheDaemonAwayOnlyWhoComesBackGetsAStream() async throws {
        try await TestGateway.with(ScriptedCaller(stream: { _ in throw Self.down })) { gateway in
            let fresh = try await gateway.request("GET", "/api/watch")
            #expect(fresh.status == 503)
            #expect(fresh.headers["retry-after"] == "1")
            #expect(try Samples.member(fresh.body, "reason") == .string("Unreachable"))
            var (head, events) = try await gateway.stream("/api/watch", headers: ["Last-Event-ID: e1:8"])
            #expect(head.status == 200)
            #expect(try await events.event().name == "interrupted")
        }
    }

    @Test(arguments: [
        (FaultCode.permissionDenied, 403), (.unauthenticated, 401), (.notFound, 404), (.invalidArgument, 400),
    ])
    func refusalsComeBeforeTheFirstByte(code: FaultCode, status: Int) async throws {
        let caller = ScriptedCaller(stream: { _ in
            Responses { throw Fault(code, reason: "Refused", "no") }
        })
        try await TestGateway.with(caller) { gateway in
            for headers in [[], ["Last-Event-ID: e1:8"]] {
                let reply = try await gateway.request("GET", Samples.databases + "/watch", headers: headers)
                #expect(reply.status == status)
                #expect(reply.headers["content-type"] == "application/problem+json")
            }
        }
    }

    @Test func rightsThatAreLostEndTheStream() async throws {
        let caller = ScriptedCaller(stream: { _ in
            let (responses, continuation) = Responses.makeStream()
            continuation.yield(try Samples.event(.synced(.init()), revision: 7))
            continuation.finish(throwing: Fault(.unauthenticated, reason: "Unauthenticated", "revoked"))
            return responses
        })
        try await TestGateway.with(caller) { gateway in
            var (_, events) = try await gateway.stream("/api/watch")
            #expect(try await events.event().name == "synced")
            let ended = try await events.event()
            #expect(ended.name == "ended")
            #expect(ended["reason"] == "Unauthenticated")
            #expect(try await events.next() == nil)
        }
        #expect(caller.calls.count == 1)
    }

    @Test(arguments: ["x", "e1", "e1:", "e1:x", ":1", "e1:1:1"])
    func idsThatAreNotOursAreRefused(id: String) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "/api/watch", headers: ["Last-Event-ID: \(id)"])
            #expect(reply.status == 400)
            #expect(try Samples.member(reply.body, "reason") == .string("InvalidLastEventID"))
        }
        #expect(caller.calls.isEmpty)
    }

    @Test func aSilentStreamShowsThatItIsAlive() async throws {
        let caller = ScriptedCaller(stream: { _ in Self.open([]) })
        let change = { @Sendable (configuration: inout GatewayConfiguration) in
            configuration.heartbeat = .milliseconds(10)
            configuration.streamPatience = .milliseconds(10)
        }
        try await TestGateway.with(caller, configuration: change) { gateway in
            var (head, events) = try await gateway.stream("/api/watch")
            #expect(head.status == 200)
            #expect(try await events.next()?.retry == "3000")
            #expect(try await events.next()?.comment == "still here")
            #expect(try await events.next()?.comment == "still here")
        }
    }

    @Test func aClientThatGoesAwayCancelsTheCall() async throws {
        let (ends, end) = AsyncStream<Void>.makeStream()
        let caller = ScriptedCaller(stream: { _ in
            let (responses, continuation) = Responses.makeStream()
            continuation.onTermination = { _ in end.yield() }
            continuation.yield(try Samples.event(.synced(.init()), revision: 7))
            return responses
        })
        try await TestGateway.with(caller) { gateway in
            var (_, events) = try await gateway.stream("/api/watch")
            #expect(try await events.event().name == "synced")
            await events.connection.close()
            var iterator = ends.makeAsyncIterator()
            await iterator.next()
        }
    }

    @Test func whoDoesNotReadFillsNoMemory() async throws {
        let delivered = Atomic(0)
        let event = try Samples.event(
            .snapshot(DatabasesV1.Database(id: Samples.id, message: String(repeating: "x", count: 64 << 10))),
            revision: 1)
        let caller = ScriptedCaller(stream: { _ in
            Responses {
                delivered.wrappingAdd(1, ordering: .relaxed)
                return event
            }
        })
        try await TestGateway.with(caller) { gateway in
            let (_, events) = try await gateway.stream("/api/watch")
            // Many answers to others give the stream all the time that it needs to run away.
            for _ in 0..<300 { #expect(try await gateway.request("GET", "/livez").status == 200) }
            // What the kernel's buffers of both ends take; without a bound it would be thousands.
            #expect(delivered.load(ordering: .relaxed) < 500)
            await events.connection.close()
        }
    }

    @Test func shutdownEndsStreamsInOrder() async throws {
        let caller = ScriptedCaller(stream: { _ in Self.open([try Samples.event(.synced(.init()), revision: 7)]) })
        try await TestGateway.with(caller) { gateway in
            var (_, events) = try await gateway.stream("/api/watch")
            #expect(try await events.event().name == "synced")
            await gateway.shutDown()
            #expect(try await events.next() == nil)
        }
    }
}
