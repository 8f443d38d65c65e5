import EventLoop
import Model
import RPCClient

extension RPCSession where Caller == RPCClient {
    /// Lends a session over a socket, and closes its connection afterwards.
    ///
    /// - Throws: what the body throws, or `SystemFault` when the process is out of descriptors or threads.
    static func with(
        socketPath: String, token: Secret?, trace: FrameTrace?, show: @escaping @Sendable (String) -> Void,
        say: @escaping @Sendable (String) -> Void, _ body: (RPCSession) async throws -> Void
    ) async throws {
        let loop = try EventLoop()
        var configuration = RPCClient.Configuration()
        if let trace {
            configuration.onFrame = { direction, header, metadata, message in
                trace.frame(isSent: direction == .sent, header, metadata: metadata, message: message)
            }
        }
        let client = RPCClient(socketPath: socketPath, loop: loop, agent: "paas", configuration: configuration)
        let session = RPCSession(caller: client, token: token, trace: trace, show: show, say: say)
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await body(session))
        } catch {
            outcome = .failure(error)
        }
        client.close()
        // A loop that stops runs nothing more: the connection has to be closed before.
        await withCheckedContinuation { continuation in loop.execute { continuation.resume() } }
        loop.stop()
        try outcome.get()
    }
}
