import EventLoop
import Glibc
import Messages
import RPCClient
import RPCTransport
import Testing
import Wire

/// A server that says what a test tells it to, a connection after the other, and a client of it.
struct ClientScript {
    let path = freshSocketPath()
    private let listener: Int32
    private let thread: EventLoop
    let loop: EventLoop

    /// Runs a test, and lets go of everything.
    static func run(
        _ configure: (inout RPCClient.Configuration) -> Void = { _ in },
        _ body: (ClientScript, RPCClient) async throws -> Void
    ) async throws {
        let script = try ClientScript()
        var configuration = RPCClient.Configuration()
        configure(&configuration)
        let client = RPCClient(
            socketPath: script.path, loop: script.loop, agent: "test", configuration: configuration)
        do { try await body(script, client) } catch {
            await script.end(client)
            throw error
        }
        await script.end(client)
    }

    private init() throws {
        thread = try EventLoop()
        loop = try EventLoop()
        listener = try UnixSocket.make()
        try UnixSocket.bind(listener, to: path)
        try #require(listen(listener, 8) == 0)
        try #require(fcntl(listener, F_SETFL, 0) == 0)
        // A client that does not come must not keep the test's thread for ever.
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        try #require(setsockopt(listener, SOL_SOCKET, SO_RCVTIMEO, &patience, size) == 0)
    }

    private func end(_ client: RPCClient) async {
        client.close()
        await withCheckedContinuation { continuation in loop.execute { continuation.resume() } }
        loop.stop()
        thread.stop()
        close(listener)
        unlink(path)
    }

    /// The client's next connection, whose HELLO was read and answered.
    func accept(_ hello: Hello? = Hello(agent: "script")) async throws -> RawPeer {
        let descriptor = try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Int32, any Error>) in
            thread.execute { [listener] in continuation.resume(with: Result { try UnixSocket.accept(listener) }) }
        }
        let peer = try RawPeer(adopting: descriptor, from: .client)
        #expect(try await peer.next()?.header.type == .hello)
        if let hello { peer.write(RawPeer.bytes(.hello, metadata: RPCV1.Hello(hello).metadata())) }
        return peer
    }
}

extension RawPeer {
    /// The next frame, which must be of a type.
    func expect(_ type: FrameType, _ stream: UInt32, sourceLocation: SourceLocation = #_sourceLocation) async throws
        -> Frame
    {
        let frame = try #require(try await nextOfCall(), sourceLocation: sourceLocation)
        try #require(
            frame.header.type == type && frame.header.stream == stream, "\(frame.header)",
            sourceLocation: sourceLocation)
        return frame
    }

    func expectOpen(_ stream: UInt32, sourceLocation: SourceLocation = #_sourceLocation) async throws -> RPCV1.Open {
        try RPCV1.Open(decoding: await expect(.open, stream, sourceLocation: sourceLocation).metadata)
    }

    func sendEnd(_ stream: UInt32, _ end: RPCV1.End = RPCV1.End(), response: [UInt8] = []) {
        write(RawPeer.bytes(.end, stream, metadata: end.metadata(), message: response))
    }

    func sendCredit(_ stream: UInt32, _ messages: UInt32, _ bytes: UInt32) {
        write(RawPeer.bytes(.credit, stream, metadata: RPCV1.Credit(messages: messages, bytes: bytes).metadata()))
    }

    func sendGoAway(_ lastStream: UInt32, code: ConnectionError.Code = .none) {
        write(RawPeer.bytes(.goAway, metadata: RPCV1.GoAway(lastStream: lastStream, code: code.rawValue).metadata()))
    }
}
