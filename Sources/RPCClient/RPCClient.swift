import EventLoop
import Messages
import Model
import RPCTransport
import Wire

/// Calls a server over one connection on a Unix socket, which is made for the first call and again after a loss.
///
/// Usable from any executor; calls share the connection. The connection is closed when the client and the responses
/// of its calls are let go.
public final class RPCClient: RPCCaller {
    private let lifetime: ClientLifetime

    private var core: ClientCore { lifetime.core }

    /// A client that is not connected yet.
    ///
    /// - Parameters:
    ///   - socketPath: where the server listens; at most 107 bytes.
    ///   - loop: runs the connection.
    ///   - agent: program and version, for the server's logs.
    public init(socketPath: String, loop: EventLoop, agent: String, configuration: Configuration = .init()) {
        lifetime = ClientLifetime(
            ClientCore(socketPath: socketPath, loop: loop, agent: agent, configuration: configuration))
    }

    /// Calls a unary method.
    ///
    /// - Throws: `Fault`: the server's, or of domain `Fault.rpc` with reason `DeadlineExceeded`, `Unreachable`,
    ///   `ConnectionLost`, `ConnectionRefused`, `MessageTooLarge`, …; `CancellationError` when the task is cancelled.
    public func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        let call = ClientCall(method: method, request: request, options: options, kind: .unary)
        let response = try await core.next(of: call, isFirst: true)
        guard let response else {
            throw Fault(.internal, reason: "NoResponse", "A unary call ended without a response.", domain: Fault.rpc)
        }
        return response
    }

    /// Calls a server-streaming method; returns at once. What goes wrong is thrown by the iteration.
    public func serverStreaming(
        _ method: String, _ request: [UInt8], _ options: CallOptions
    ) async throws -> RPCResponses {
        let call = ClientCall(method: method, request: request, options: options, kind: .stream(core.streamCredit))
        core.onLoop { $0.start(call) }
        return RPCResponses(call, lifetime)
    }

    /// Ends the calls in flight with `Fault` reason `Closed`, and closes the connection; calls made later fail too.
    public func close() { core.onLoop { $0.close() } }

    /// What a client allows.
    public struct Configuration: Sendable {
        /// What HELLO says that the client accepts.
        public var limits = Limits.standard
        /// Responses of one stream that may wait until the application takes them; at least 1.
        public var streamMessages: UInt32 = 64
        /// How long the server may take for its HELLO.
        public var helloTimeout = Duration.seconds(5)

        /// The defaults.
        public init() {}
    }
}

/// Closes the connection when neither the client nor any of its responses is in use.
final class ClientLifetime: Sendable {
    let core: ClientCore

    init(_ core: ClientCore) { self.core = core }

    deinit { core.onLoop { $0.close() } }
}
