import EventLoop
import Messages
import RPCClient
import Testing

/// What is left of a client whose loop has ended.
@Suite(.timeLimit(.minutes(2))) struct ClientEndTests {
    /// As a program does that has many short clients: each loop that stays keeps descriptors.
    @Test func aClosedClientLeavesNothingOpen() async throws {
        try await withServer { server in
            weak var weakly: EventLoop?
            do {
                let loop = try EventLoop()
                weakly = loop
                let client = RPCClient(socketPath: server.path, loop: loop, agent: "test")
                #expect(try await client.unary(TestService.Path.echo, [1], CallOptions()) == [1])
                client.close()
                await withCheckedContinuation { continuation in loop.execute { continuation.resume() } }
                loop.stop()
            }
            #expect(try await eventually(server.loop) { weakly == nil })
        }
    }
}
