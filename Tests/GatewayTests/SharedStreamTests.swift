import Messages
import Model
import Support
import Synchronization
import Testing

@testable import Gateway

/// Several readers of one caller, over real sockets, and what that costs the daemon.
@Suite(.timeLimit(.minutes(2))) struct SharedStreamTests {
    private typealias Response = DatabasesV1.WatchStatusResponse

    /// A daemon with one history: answers a watch with its place, or goes on after the one that is asked for.
    private final class ScriptedDaemon: Sendable {
        private struct State {
            var events: [Response] = []
            var head: UInt64 = 7
            var epoch = "e1"
            var open: [Int: ScriptedCaller.Responses.Continuation] = [:]
            var opened: [(token: String, org: String)] = []
            var fault: Fault?
        }

        private let state = Mutex(State())

        var caller: ScriptedCaller { ScriptedCaller(stream: { try self.open($0) }) }
        /// Streams that are open now.
        var openCount: Int { state.withLock { $0.open.count } }
        /// Streams that were ever opened.
        var openedCount: Int { state.withLock { $0.opened.count } }

        private func open(_ call: ScriptedCaller.Call) throws -> ScriptedCaller.Responses {
            let request = try DatabasesV1.WatchStatusRequest(decoding: call.request)
            let (responses, continuation) = ScriptedCaller.Responses.makeStream()
            try state.withLock { state in
                if let fault = state.fault { throw fault }
                let id = state.opened.count
                state.opened.append((call.metadata(CallMetadata.token) ?? "", request.org))
                state.open[id] = continuation
                if let resume = request.resume, resume.epoch == state.epoch {
                    var previous = resume.revision
                    for var event in state.events where event.revision > resume.revision {
                        event.previous = previous
                        previous = event.revision
                        continuation.yield(try event.encoded())
                    }
                } else {
                    let (epoch, head) = (state.epoch, state.head)
                    if request.resume != nil {
                        continuation.yield(
                            try Response(epoch: epoch, revision: head, event: .reset(.init(reason: "EpochChanged")))
                                .encoded())
                    }
                    continuation.yield(
                        try Response(epoch: epoch, revision: head, event: .synced(.init())).encoded())
                }
                continuation.onTermination = { _ in self.state.withLock { $0.open[id] = nil } }
            }
            return responses
        }

        /// Something happens.
        ///
        /// - Parameter bytes: size of the event, at least.
        func publish(bytes: Int = 0) throws {
            var transition = Samples.transition(.provisioning, .ready)
            transition.actor = String(repeating: "x", count: bytes)
            let (encoded, open) = try state.withLock { [transition] state in
                let event = Response(
                    epoch: state.epoch, revision: state.head + 1, previous: state.head, event: .transition(transition))
                state.head += 1
                state.events.append(event)
                return (try event.encoded(), Array(state.open.values))
            }
            for continuation in open { continuation.yield(encoded) }
        }

        /// Ends the streams, and refuses others as long as there is a fault.
        func end(_ fault: Fault, then later: Fault?) {
            let open = state.withLock { state in
                state.fault = later
                return Array(state.open.values)
            }
            for continuation in open { continuation.finish(throwing: fault) }
        }

        /// Another history; who watches is told.
        func restore() throws {
            let (bytes, open) = try state.withLock { state in
                state.epoch = "e2"
                state.events = []
                let reset = Response(
                    epoch: "e2", revision: state.head, previous: state.head,
                    event: .reset(.init(reason: "EpochChanged")))
                return (try reset.encoded(), Array(state.open.values))
            }
            for continuation in open { continuation.yield(bytes) }
        }

        func come() { state.withLock { $0.fault = nil } }
    }

    /// Opens streams and brings them together: one event makes each look for company.
    private func readers(
        _ count: Int, of daemon: ScriptedDaemon, at gateway: TestGateway, path: String = "/api/watch"
    ) async throws -> [EventReader] {
        var readers: [EventReader] = []
        for _ in 0..<count {
            var (_, events) = try await gateway.stream(path)
            #expect(try await events.event().name == "synced")
            readers.append(events)
        }
        try daemon.publish()
        for index in readers.indices { #expect(try await readers[index].event().id == "e1:8") }
        #expect(await eventually { daemon.openCount == 1 })
        return readers
    }

    @Test func oneCallersReadersShareAStream() async throws {
        let daemon = ScriptedDaemon()
        try await TestGateway.with(daemon.caller) { gateway in
            var readers = try await readers(4, of: daemon, at: gateway)
            for revision in 9...40 {
                try daemon.publish()
                for index in readers.indices {
                    let event = try await readers[index].event()
                    #expect(event.id == "e1:\(revision)")
                    #expect(event["previous"] == "\(revision - 1)")
                }
            }
            #expect(daemon.openCount == 1)
        }
    }

    @Test func aReaderThatIsAloneHasOneStream() async throws {
        let daemon = ScriptedDaemon()
        try await TestGateway.with(daemon.caller) { gateway in
            _ = try await readers(1, of: daemon, at: gateway)
            #expect(daemon.openedCount == 1)
        }
    }

    @Test func otherScopesAreNotShared() async throws {
        let daemon = ScriptedDaemon()
        try await TestGateway.with(daemon.caller) { gateway in
            var (_, all) = try await gateway.stream("/api/watch")
            var (_, one) = try await gateway.stream(Samples.databases + "/watch")
            #expect(try await all.event().name == "synced")
            #expect(try await one.event().name == "synced")
            try daemon.publish()
            #expect(try await all.event().name == "transition")
            #expect(try await one.event().name == "transition")
            #expect(daemon.openCount == 2)
            #expect(daemon.openedCount == 2)
        }
    }

    @Test func whoeverLeavesTheOthersGoOn() async throws {
        let daemon = ScriptedDaemon()
        try await TestGateway.with(daemon.caller) { gateway in
            var readers = try await readers(4, of: daemon, at: gateway)
            var revision = 8
            // One of them leads; whichever it is, it goes at some time.
            while readers.count > 1 {
                await readers.removeFirst().connection.close()
                for _ in 0..<3 {
                    try daemon.publish()
                    revision += 1
                    for index in readers.indices {
                        let event = try await readers[index].event()
                        #expect(event.id == "e1:\(revision)")
                        #expect(event["previous"] == "\(revision - 1)")
                    }
                }
            }
            #expect(await eventually { daemon.openCount == 1 })
            await readers[0].connection.close()
            #expect(await eventually { daemon.openCount == 0 })
        }
    }

    @Test func aLostDaemonIsSaidToAllAndNothingIsLost() async throws {
        let daemon = ScriptedDaemon()
        let down = Fault(.unavailable, reason: "Unreachable", "nobody answers", domain: Fault.rpc)
        try await TestGateway.with(daemon.caller) { gateway in
            var readers = try await readers(3, of: daemon, at: gateway)
            daemon.end(down, then: down)
            for index in readers.indices { #expect(try await readers[index].event().name == "interrupted") }
            try daemon.publish()
            daemon.come()
            for index in readers.indices {
                #expect(try await readers[index].event().name == "resumed")
                let event = try await readers[index].event()
                #expect(event.id == "e1:9")
                #expect(event["previous"] == "8")
            }
        }
    }

    @Test func aTokenThatWasRevokedEndsAll() async throws {
        let daemon = ScriptedDaemon()
        let revoked = Fault(.unauthenticated, reason: "Unauthenticated", "revoked")
        try await TestGateway.with(daemon.caller) { gateway in
            var readers = try await readers(3, of: daemon, at: gateway)
            daemon.end(revoked, then: revoked)
            for index in readers.indices {
                #expect(try await readers[index].event().name == "ended")
                #expect(try await readers[index].next() == nil)
            }
        }
    }

    @Test func anotherHistoryIsSaidToAll() async throws {
        let daemon = ScriptedDaemon()
        try await TestGateway.with(daemon.caller) { gateway in
            var readers = try await readers(3, of: daemon, at: gateway)
            try daemon.restore()
            for index in readers.indices {
                let reset = try await readers[index].event()
                #expect(reset.name == "reset")
                #expect(reset.id == "")
                #expect(try await readers[index].event().id == "e2:8")
            }
        }
    }

    /// One reader stops reading; the others go on, and what it wants is asked for again when it reads.
    @Test func aSlowReaderDelaysNobodyAndLosesNothing() async throws {
        let daemon = ScriptedDaemon()
        // More than the kernel takes for a reader that does not read.
        let last = 8 + 1_000
        try await TestGateway.with(daemon.caller) { gateway in
            var readers = try await readers(3, of: daemon, at: gateway)
            var slow = readers.removeFirst()
            let opened = daemon.openedCount
            for revision in 9...last {
                try daemon.publish(bytes: 16 << 10)
                guard revision % 50 == 0 || revision == last else { continue }
                for index in readers.indices {
                    while try await readers[index].event().id != "e1:\(revision)" {}
                }
            }
            for revision in 9...last {
                let event = try await slow.event()
                try #require(event.id == "e1:\(revision)")
                try #require(event["previous"] == "\(revision - 1)")
            }
            #expect(daemon.openedCount > opened)
            #expect(await eventually { daemon.openCount <= 2 })
        }
    }
}
