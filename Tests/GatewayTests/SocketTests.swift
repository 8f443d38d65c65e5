import EventLoop
import Glibc
import Logging
import Messages
import RPCClient
import RPCServer
import Synchronization
import Testing

@testable import Gateway

/// The gateway before a real server on a real socket: HTTP at one end, frames at the other.
@Suite(.timeLimit(.minutes(1))) struct SocketTests {
    private struct Daemon: Sendable {
        let path: String
        let loop: EventLoop
        let service: EchoService
        let events: AsyncStream<EchoService.StreamEvent>

        init() throws {
            path = "/tmp/gateway-test-\(UInt64.random(in: 0...UInt64.max)).sock"
            loop = try EventLoop()
            let (events, continuation) = AsyncStream<EchoService.StreamEvent>.makeStream()
            self.events = events
            service = EchoService(streams: continuation)
        }

        /// Serves while a body runs.
        func serve(_ body: @Sendable () async throws -> Void) async throws {
            let server = RPCServer(
                socketPath: path, services: [service], loop: loop,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let (listening, report) = AsyncStream<Void>.makeStream()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { report.finish() }
                    try await server.run { report.yield() }
                }
                var iterator = listening.makeAsyncIterator()
                await iterator.next()
                try await body()
                server.shutdown()
                try await group.waitForAll()
            }
        }
    }

    private func with(_ body: @Sendable (Daemon, TestGateway) async throws -> Void) async throws {
        let daemon = try Daemon()
        defer {
            unlink(daemon.path)
            daemon.loop.stop()
        }
        let client = RPCClient(socketPath: daemon.path, loop: daemon.loop, agent: "test")
        try await TestGateway.with(client) { gateway in try await body(daemon, gateway) }
    }

    @Test func requestsReachTheDaemonAndItsFaultsTheCaller() async throws {
        try await with { daemon, gateway in
            try await daemon.serve {
                let ready = try await gateway.request("GET", "/readyz", token: nil)
                #expect(ready.status == 200)
                let created = try await gateway.request("POST", Samples.databases, body: #"{"name":"main"}"#)
                #expect(created.status == 201)
                #expect(try Samples.member(created.body, "name") == .string("main"))
                #expect(try Samples.member(created.body, "createdBy") == .string("token-of-a-member"))
                let missing = try await gateway.request("GET", "\(Samples.databases)/x")
                #expect(missing.status == 404)
                #expect(try Samples.member(missing.body, "errors", "0", "pointer") == .string("{id}"))
                #expect(try Samples.member(missing.body, "nextSteps", "0") == .string("List the databases."))
            }
        }
    }

    @Test func withoutADaemonThereIsAProblem() async throws {
        try await with { _, gateway in
            let reply = try await gateway.request("GET", Samples.databases)
            #expect(reply.status == 503)
            #expect(try Samples.member(reply.body, "reason") == .string("Unreachable"))
            let ready = try await gateway.request("GET", "/readyz", token: nil)
            #expect(ready.status == 503)
        }
    }

    @Test func aStreamOutlivesTheDaemon() async throws {
        try await with { daemon, gateway in
            let readers = Mutex<EventReader?>(nil)
            try await daemon.serve {
                var (_, reader) = try await gateway.stream("/api/watch")
                #expect(try await reader.event().id == "e1:7")
                readers.withLock { [reader] in $0 = reader }
            }
            var reader = try #require(readers.withLock { $0 })
            #expect(try await reader.event().name == "interrupted")
            let down = try await gateway.request("GET", Samples.databases)
            #expect(down.status == 503)
            try await daemon.serve { [reader] in
                var reader = reader
                let resumed = try await reader.event()
                #expect(resumed.name == "resumed")
                #expect(try await reader.event().id == "e1:8")
                await reader.connection.close()
            }
        }
    }

    @Test func aClientThatGoesAwayCancelsTheHandler() async throws {
        try await with { daemon, gateway in
            try await daemon.serve {
                var (_, reader) = try await gateway.stream("/api/watch")
                #expect(try await reader.event().name == "synced")
                await reader.connection.close()
                var events = daemon.events.makeAsyncIterator()
                #expect(await events.next() == .began(after: nil))
                #expect(await events.next() == .cancelled)
            }
        }
    }
}
