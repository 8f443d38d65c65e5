import EventLoop
import Messages
import Model
import RPCTransport
import Wire

/// Calls a server over one connection on a Unix socket, which is made for the first call and again after a loss.
///
/// Usable from any executor; calls share the connection. The connection is closed when the client and the responses
/// of its calls are let go.
public final class RPCClient: RPCExchanger {
    private let lifetime: ClientLifetime
    private let largestResponse: UInt32

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
        largestResponse = 0
    }

    private init(_ lifetime: ClientLifetime, largestResponse: UInt32) {
        self.lifetime = lifetime
        self.largestResponse = largestResponse
    }

    /// The same client on the same connection, for calls whose responses may have at most so many bytes; 0 = as many as
    /// the client's limits say, which are never exceeded.
    public func limitingResponses(to byteCount: UInt32) -> RPCClient {
        RPCClient(lifetime, largestResponse: byteCount)
    }

    /// Calls a unary method.
    ///
    /// - Throws: `Fault`: the server's, or of domain `Fault.rpc` with reason `DeadlineExceeded`, `Unreachable`,
    ///   `ConnectionLost`, `ConnectionRefused`, `MessageTooLarge`, …; `CancellationError` when the task is cancelled.
    public func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        if core.configuration.interceptors.isEmpty { return try await response(method, request, options) }
        return try await core.intercepted(method, options) { try await self.response(method, request, $0) }
    }

    private func response(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        let call = ClientCall(
            method: method, request: request, options: options, kind: .one, largestResponse: largestResponse)
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
        try await core.intercepted(method, options) { options in
            RPCResponses(self.started(method, request, options, .stream(self.core.streamCredit)))
        }
    }

    /// Starts a call whose requests follow; returns at once. What goes wrong is thrown by the exchange.
    public func open(
        _ method: String, answer: AnswerShape, _ options: CallOptions
    ) async throws -> ClientExchange {
        try await core.intercepted(method, options) { options in
            let kind: ResponseKind =
                switch answer {
                case .one: .one
                case .stream: .stream(self.core.streamCredit)
                }
            return ClientExchange(self.started(method, nil, options, kind))
        }
    }

    private func started(
        _ method: String, _ request: [UInt8]?, _ options: CallOptions, _ kind: ResponseKind
    ) -> CallOwner {
        let call = ClientCall(
            method: method, request: request, options: options, kind: kind, largestResponse: largestResponse)
        core.onLoop { $0.start(call) }
        return CallOwner(call, lifetime)
    }

    /// Ends the calls in flight with `Fault` reason `Closed`, and closes the connection; calls made later fail too.
    public func close() { core.onLoop { $0.close() } }
}

/// Closes the connection when neither the client nor any of its responses is in use.
final class ClientLifetime: Sendable {
    let core: ClientCore

    init(_ core: ClientCore) { self.core = core }

    deinit { core.onLoop { $0.close() } }
}
