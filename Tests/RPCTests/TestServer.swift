import EventLoop
import Glibc
import Logging
import Messages
import RPCClient
import RPCServer
import Synchronization

/// A server of `TestService` on a socket of its own, for the length of one test.
struct TestServer: Sendable {
    let path: String
    let loop: EventLoop
    let server: RPCServer
    let journal: Journal
    let gate: Gate

    func client(_ configuration: RPCClient.Configuration = .init()) -> RPCClient {
        RPCClient(socketPath: path, loop: loop, agent: "test", configuration: configuration)
    }

    func peer() throws -> RawPeer { try RawPeer(connectingTo: path) }
}

private let sockets = Atomic<Int>(0)

/// A path that no other test uses.
func freshSocketPath() -> String {
    "/tmp/rpc-test-\(getpid())-\(sockets.add(1, ordering: .relaxed).newValue).sock"
}

/// Runs a server, then the body, then shuts the server down. The body may end early by throwing, which cancels it.
@discardableResult
func withServer<Result: Sendable>(
    at path: String = freshSocketPath(), and services: [any RPCService] = [],
    configure: (inout RPCServer.Configuration) -> Void = { _ in },
    _ body: @Sendable (TestServer) async throws -> Result
) async throws -> Result {
    let loop = try EventLoop()
    defer { loop.stop() }
    var configuration = RPCServer.Configuration()
    configure(&configuration)
    let (journal, gate) = (Journal(), Gate())
    let server = RPCServer(
        socketPath: path, services: [TestService(journal: journal, gate: gate, loop: loop)] + services, loop: loop,
        configuration: configuration, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    return try await withThrowingTaskGroup(of: Void.self) { group in
        let (listening, signal) = AsyncStream<Void>.makeStream()
        group.addTask {
            defer { signal.finish() }
            try await server.run { signal.finish() }
        }
        for await _ in listening {}
        let result = try await body(
            TestServer(path: path, loop: loop, server: server, journal: journal, gate: gate))
        server.shutdown()
        try await group.waitForAll()
        return result
    }
}

/// Waits until a condition holds, looking every few milliseconds; whether it came to hold within five seconds.
func eventually(_ loop: EventLoop, _ condition: () -> Bool) async throws -> Bool {
    for _ in 0..<1_000 {
        if condition() { return true }
        try await loop.sleep(for: .milliseconds(5))
    }
    return condition()
}
