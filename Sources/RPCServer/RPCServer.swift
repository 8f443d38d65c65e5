import EventLoop
import Logging
import Messages
import Model

/// Serves calls on a Unix socket: connections, handlers and replies on one event loop. Health and Reflection are part of
/// every server.
public final class RPCServer: Sendable {
    private let core: ServerCore

    /// A server that is not running yet.
    ///
    /// - Parameters:
    ///   - socketPath: where to listen; at most 107 bytes. A socket that nobody answers on is replaced. Of a socket that
    ///     was passed along (`Configuration.listeningDescriptor`) it is only the name.
    ///   - services: what to serve; no two may have a method in common.
    ///   - loop: runs the connections and, as long as they do not leave it, the handlers.
    public init(
        socketPath: String, services: [any RPCService], loop: EventLoop, configuration: Configuration = .init(),
        logger: Logger
    ) {
        core = ServerCore(
            socketPath: socketPath, services: services, loop: loop, configuration: configuration, logger: logger)
    }

    /// Serves until `shutdown` is done or the task is cancelled, which cancels the handlers at once; then removes the
    /// socket. Once only.
    ///
    /// - Parameter onListening: called when clients can connect.
    /// - Throws: `Fault` where the server can't listen: `SocketInUse`, `NotASocket`, `SocketPathTooLong`,
    ///   `BadListeningSocket`, `DuplicateMethod`, `AlreadyRun`, or `SocketFailed` with the kernel's reason.
    public func run(onListening: @Sendable () -> Void = {}) async throws {
        try await withTaskExecutorPreference(core.loop) { [core] in try await core.run(onListening) }
    }

    /// Begins to end, from any thread: no new connections; calls that are on their way are still taken; streams end with
    /// `GoingAway`; unary calls may go on for the time that the configuration sets. `run` returns when all is done.
    public func shutdown() { core.onLoop { $0.shutdown() } }

    /// Says whether a service can be used, from any thread; all can at the beginning.
    ///
    /// - Parameter service: `package.Service`; empty = the server as a whole, without which no service can be used.
    public func setHealth(service: String, isServing: Bool) { core.health.set(service, isServing: isServing) }

    /// The services that are part of every server.
    static let servicesOfEveryServer: Set<String> = ["paas.health.v1.Health", "paas.reflection.v1.Reflection"]

    /// Whether a method belongs to a service that is part of every server: those ask for no token.
    public static func isOpenToAll(_ method: String) -> Bool {
        servicesOfEveryServer.contains(ServedMethod.service(of: method))
    }
}
