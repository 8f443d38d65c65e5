import EventLoop
import Model
import RPCClient

extension PaasClient where Transport == RPCClient {
    /// Lends a client that speaks to a daemon's socket, and closes its connection afterwards.
    ///
    /// The connection is made by the first call, and made again by the first call after it was lost.
    ///
    /// - Parameters:
    ///   - socketPath: of the daemon's Unix socket.
    ///   - token: bearer token of the user or service that the calls act for.
    ///   - agent: name and version of the program, for the daemon's log.
    ///   - timeout: of unary calls that name none; `nil` = no limit.
    ///   - body: may use the client; calls that are made after it has returned fail.
    /// - Throws: what the body throws, or `SystemFault` when the process is out of descriptors or threads.
    public static func with<Result: Sendable>(
        socketPath: String, token: Secret?, agent: String, timeout: Duration? = Self.standardTimeout,
        _ body: (PaasClient) async throws -> Result
    ) async throws -> Result {
        let loop = try EventLoop()
        let transport = RPCClient(socketPath: socketPath, loop: loop, agent: agent)
        let outcome: Swift.Result<Result, any Error>
        do {
            outcome = .success(try await body(PaasClient(transport: transport, token: token, timeout: timeout)))
        } catch {
            outcome = .failure(error)
        }
        transport.close()
        // A loop that stops runs nothing more: the connection has to be closed before.
        await withCheckedContinuation { continuation in loop.execute { continuation.resume() } }
        loop.stop()
        return try outcome.get()
    }
}

/// The client of a daemon's socket.
public typealias SocketClient = PaasClient<SocketCaller>

/// What carries calls to a daemon's socket.
public typealias SocketCaller = RPCClient
