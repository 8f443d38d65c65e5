import EventLoop
import Glibc
import Logging
import Messages
import Model
import RPCClient
import RPCServer
import RPCTransport
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct LifecycleTests {
    typealias Path = TestService.Path

    func server(at path: String, _ loop: EventLoop) -> RPCServer {
        RPCServer(
            socketPath: path, services: [], loop: loop,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func theSocketIsForOwnerAndGroupAndGoesWithTheServer() async throws {
        let path = freshSocketPath()
        try await withServer(at: path) { _ in
            var status = stat()
            #expect(lstat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o660)
        }
        #expect(access(path, F_OK) != 0)
    }

    @Test func aStaleSocketIsReplaced() async throws {
        let path = freshSocketPath()
        let descriptor = try UnixSocket.make()
        try UnixSocket.bind(descriptor, to: path)
        close(descriptor)
        try await withServer(at: path) { (server) async throws in
            #expect(try await server.client().unary(Path.echo, [1], CallOptions()) == [1])
        }
    }

    @Test func aLiveServerIsNotDisplaced() async throws {
        try await withServer { running in
            let second = server(at: running.path, running.loop)
            let fault = try await #require(throws: Fault.self) { try await second.run() }
            #expect(fault.reason == "SocketInUse")
            #expect(try await running.client().unary(Path.echo, [1], CallOptions()) == [1])
        }
    }

    @Test func anotherKindOfFileIsLeftAlone() async throws {
        let path = freshSocketPath()
        let descriptor = Glibc.open(path, O_CREAT | O_WRONLY, 0o600)
        close(descriptor)
        defer { unlink(path) }
        let loop = try EventLoop()
        defer { loop.stop() }
        let fault = try await #require(throws: Fault.self) { try await server(at: path, loop).run() }
        #expect(fault.reason == "NotASocket")
        #expect(access(path, F_OK) == 0)
    }

    @Test(arguments: [
        ("/tmp/" + String(repeating: "x", count: 103), "SocketPathTooLong"), ("/nowhere/s", "SocketFailed"),
    ])
    func aPathThatCannotBeIsAFault(path: String, reason: String) async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let fault = try await #require(throws: Fault.self) { try await server(at: path, loop).run() }
        #expect(fault.reason == reason)
    }

    @Test func twoServicesWithOneMethodAreRefused() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let service = TestService(journal: Journal(), gate: Gate(), loop: loop)
        let server = RPCServer(
            socketPath: freshSocketPath(), services: [service, service], loop: loop,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let fault = try await #require(throws: Fault.self) { try await server.run() }
        #expect(fault.reason == "DuplicateMethod")
    }

    @Test func aServerRunsOnce() async throws {
        try await withServer { running in
            let fault = try await #require(throws: Fault.self) { try await running.server.run() }
            #expect(fault.reason == "AlreadyRun")
        }
    }

    @Test func aServerThatWasShutDownBeforeDoesNotListen() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let server = server(at: freshSocketPath(), loop)
        server.shutdown()
        try await server.run { Issue.record("it listens") }
    }

    @Test func shutdownWaitsNoLongerThanTheDrainTime() async throws {
        try await withServer(configure: { $0.drainTime = .milliseconds(30) }) { (server) async throws in
            let client = server.client()
            async let call = client.unary(Path.hang, [], CallOptions())
            #expect(await server.journal.next() == "hang began")
            server.server.shutdown()
            do {
                _ = try await call
                Issue.record("the call went well")
            } catch let fault as Fault {
                #expect(fault.code == .unavailable && fault.reason == "GoingAway")
            }
            #expect(await server.journal.next() == "hang cancelled")
        }
    }

    @Test func cancellingTheServerCancelsItsHandlers() async throws {
        struct Enough: Error {}
        let journal = Journal()
        await #expect(throws: Enough.self) {
            try await withServer { (server) async throws in
                let peer = try server.peer()
                peer.sayHello()
                peer.open(1, Path.hang)
                journal.write(await server.journal.next() ?? "")
                throw Enough()
            }
        }
        #expect(await journal.next() == "hang began")
    }

    @Test func theClientConnectsAgainAfterARestart() async throws {
        let path = freshSocketPath()
        let loop = try EventLoop()
        defer { loop.stop() }
        let client = RPCClient(socketPath: path, loop: loop, agent: "test")
        for number: UInt8 in 1...3 {
            let fault = try await #require(throws: Fault.self) {
                try await client.unary(Path.echo, [number], CallOptions())
            }
            #expect(fault.code == .unavailable && fault.reason == "Unreachable" && fault.notProcessed)
            try await withServer(at: path) { (_) async throws in
                #expect(try await client.unary(Path.echo, [number], CallOptions()) == [number])
            }
        }
    }

    @Test func aClosedClientEndsItsCalls() async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            async let call = client.unary(Path.hang, [], CallOptions())
            #expect(await server.journal.next() == "hang began")
            client.close()
            do {
                _ = try await call
                Issue.record("the call went well")
            } catch let fault as Fault {
                #expect(fault.reason == "Closed")
            }
            #expect(await server.journal.next() == "hang cancelled")
            let later = try await #require(throws: Fault.self) {
                try await client.unary(Path.echo, [], CallOptions())
            }
            #expect(later.reason == "Closed")
        }
    }
}
